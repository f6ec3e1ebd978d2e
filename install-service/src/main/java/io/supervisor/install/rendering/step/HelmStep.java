package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.TemplateStep;
import io.supervisor.install.rendering.helm.ChartRenderer;
import io.supervisor.install.rendering.helm.ChartRequest;
import io.supervisor.install.rendering.helm.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The helmTemplate step, for a chart among the files of the package. Definitions in its {@code
 * crds} folders come first, as they are. The namespace of the install wins over one that the
 * package names, because its objects may live nowhere else.
 */
final class HelmStep implements RenderingStep {

  private static final String KUBERNETES = "1.31.0";
  private static final Pattern DEFINITIONS =
      Pattern.compile("(charts/[^/]+/)*crds/.+\\.(ya?ml|json)");

  private final ChartRenderer charts;
  private final RenderLimits reading;

  HelmStep(ChartRenderer charts, RenderLimits reading) {
    this.charts = charts;
    this.reading = reading;
  }

  @Override
  public String kind() {
    return TemplateStep.HELM;
  }

  @Override
  public List<String> missing(TemplateStep step) {
    List<String> missing = new ArrayList<>();
    Map<String, String> chart = chart(step);
    charts.missing(chart).forEach(why -> missing.add("helmTemplate step: " + why));
    if (!chart.containsKey("Chart.yaml")) {
      missing.add("helmTemplate step whose path holds no Chart.yaml");
    }
    if (!list(step.options().get("kubernetesAPIs")).isEmpty()
        || step.options().get("kubernetesAPIs") instanceof Map<?, ?>) {
      missing.add("helmTemplate kubernetesAPIs");
    }
    for (Object source : list(step.options().get("valuesFrom"))) {
      if (!step.files().containsKey(path(source))) {
        missing.add("helmTemplate valuesFrom other than a file of the package");
      }
    }
    if (!Release.isName(name(step, "unnamed")) || !Release.isVersion(version(step))) {
      missing.add("helmTemplate name or kubernetesVersion that is not valid");
    }
    return missing;
  }

  @Override
  public List<Map<String, Object>> apply(TemplateStep step, StepInput input) {
    List<RenderFault> faults =
        missing(step).stream()
            .map(what -> new RenderFault("", 0, what, "is not supported here", "Use another step."))
            .toList();
    if (!faults.isEmpty()) {
      throw new RenderFailure(faults);
    }
    List<String> values = new ArrayList<>();
    list(step.options().get("valuesFrom"))
        .forEach(source -> values.add(step.files().get(path(source))));
    values.add(input.values());
    String name = name(step, Release.shortened(input.namespace()));
    Release release = new Release(name, input.namespace(), version(step));
    Map<String, String> chart = chart(step);
    List<Map<String, Object>> made = new ArrayList<>();
    chart.forEach(
        (file, text) -> {
          if (DEFINITIONS.matcher(file).matches()) {
            made.addAll(documents(text));
          }
        });
    made.addAll(documents(charts.render(new ChartRequest(chart, values, release))));
    return made;
  }

  /** What is wrong with the text is not quoted: values may stand in it. */
  private List<Map<String, Object>> documents(String text) {
    try {
      return YamlDocuments.read("chart output", text, reading);
    } catch (RenderFailure e) {
      throw new RenderFailure(e.faults().stream().map(HelmStep::quiet).toList());
    }
  }

  private static RenderFault quiet(RenderFault fault) {
    String problem =
        fault.problem().startsWith("limit exceeded")
            ? fault.problem()
            : "the chart makes what is no list of YAML maps";
    return new RenderFault(fault.file(), fault.line(), "", problem, "Correct the chart.");
  }

  private static Map<String, String> chart(TemplateStep step) {
    String path = text(step.options().get("path")).replaceFirst("^\\./", "").replaceAll("/+$", "");
    String folder = path.isEmpty() || path.equals(".") ? "" : path + "/";
    Map<String, String> chart = new LinkedHashMap<>();
    step.files()
        .forEach(
            (name, text) -> {
              if (name.startsWith(folder)) {
                chart.put(name.substring(folder.length()), text);
              }
            });
    return chart;
  }

  private static String name(TemplateStep step, String otherwise) {
    String name = text(step.options().get("name"));
    return name.isEmpty() ? otherwise : name;
  }

  private static String version(TemplateStep step) {
    boolean given = step.options().get("kubernetesVersion") instanceof Map<?, ?>;
    Map<?, ?> version = given ? (Map<?, ?>) step.options().get("kubernetesVersion") : Map.of();
    return text(version.get("version")).isEmpty() ? KUBERNETES : text(version.get("version"));
  }

  private static String path(Object source) {
    return source instanceof Map<?, ?> map ? text(map.get("path")) : "";
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
