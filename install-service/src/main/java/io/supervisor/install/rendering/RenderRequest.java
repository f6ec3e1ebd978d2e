package io.supervisor.install.rendering;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One package's inline templates and the values to render them with. Values are YAML text and may
 * be empty; overrides are data values set last, and only where the package's schema has the key.
 */
public record RenderRequest(
    Map<String, String> files, String values, Map<String, Object> overrides) {

  public RenderRequest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(files, "files")));
    requireNonNull(values, "values is null");
    overrides =
        Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(overrides, "overrides")));
  }

  /** Names what is rendered, never the values: they may be secrets. */
  @Override
  public String toString() {
    return "RenderRequest[files=" + files.keySet() + ", overrides=" + overrides.keySet() + "]";
  }
}
