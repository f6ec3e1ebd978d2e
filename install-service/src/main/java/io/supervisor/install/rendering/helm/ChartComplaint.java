package io.supervisor.install.rendering.helm;

import io.supervisor.install.rendering.RenderFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Helm's words about a chart as a fault. They may quote values, so only the file, the line and what
 * kind of fault it is are taken from them.
 */
final class ChartComplaint {

  private static final Pattern PLACE =
      Pattern.compile("(?:\\(|template: |error on )[^/:\\s()]*/([\\w./-]{1,200})(?::(\\d{1,6}))?");
  private static final Map<String, String> PROBLEMS = new LinkedHashMap<>();

  static {
    PROBLEMS.put("missing in charts/ directory", "needs charts that are not in its charts folder");
    PROBLEMS.put("Chart.yaml file is missing", "has no Chart.yaml");
    PROBLEMS.put("don't meet the specifications", "does not take these values: see its schema");
    PROBLEMS.put("chart requires kubeVersion", "does not run on this version of Kubernetes");
    PROBLEMS.put("nil pointer evaluating", "reads a value that is not set");
    PROBLEMS.put("execution error at", "refuses the values, or requires one that is not set");
    PROBLEMS.put("YAML parse error", "makes no valid YAML");
    PROBLEMS.put("parse error", "is no valid template");
    PROBLEMS.put("failed to parse", "cannot be read, or its values are no valid YAML");
    PROBLEMS.put("validation:", "has a Chart.yaml that is not valid");
  }

  private ChartComplaint() {}

  /** The fault that these words mean. */
  static RenderFault of(String words) {
    var problem =
        PROBLEMS.entrySet().stream()
            .filter(known -> words.contains(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("cannot be rendered");
    var place = PLACE.matcher(words);
    return place.find()
        ? fault(place.group(1), line(place.group(2)), problem)
        : fault("chart", 0, problem);
  }

  private static int line(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static RenderFault fault(String file, int line, String problem) {
    return new RenderFault(file, line, "", problem, "Try helm template with the same values.");
  }
}
