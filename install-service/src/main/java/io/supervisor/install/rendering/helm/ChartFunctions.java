package io.supervisor.install.rendering.helm;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a template may not call. {@code lookup} would ask the cluster that the service itself runs
 * in, with the rights of the service; {@code tpl} runs text as a template, and so could hide it.
 * Templates name functions literally, so looking for the words finds every call.
 */
final class ChartFunctions {

  private static final Pattern REFUSED = Pattern.compile("(?<![\\w.])(lookup|tpl)(?!\\w)");

  private ChartFunctions() {}

  /** The functions that these files call and may not, by name. */
  static List<String> refused(Map<String, String> files) {
    var found = new TreeSet<String>();
    files.forEach(
        (name, text) -> {
          if (name.contains("templates/")) {
            REFUSED.matcher(text).results().forEach(call -> found.add(call.group()));
          }
        });
    return List.copyOf(found);
  }
}
