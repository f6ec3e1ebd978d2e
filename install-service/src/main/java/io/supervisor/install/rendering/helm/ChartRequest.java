package io.supervisor.install.rendering.helm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart to render.
 *
 * @param files of the chart, path below its folder to text
 * @param values YAML texts; a later one wins over an earlier one
 */
public record ChartRequest(Map<String, String> files, List<String> values, Release release) {

  public ChartRequest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    values = List.copyOf(values);
  }

  /** Names what is rendered, never the values: they may be secrets. */
  @Override
  public String toString() {
    return "ChartRequest[files=" + files.keySet() + ", release=" + release + "]";
  }
}
