package io.supervisor.install.rendering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Carvel Package document says about its templates: the inline files that its first template
 * step selects, and the steps this service cannot do.
 */
public final class PackageTemplate {

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> fetched = new LinkedHashMap<>();
  private final List<String> unsupported = new ArrayList<>();
  private boolean templated;

  private PackageTemplate() {}

  /** Reads a Package document; what is missing or of an odd type counts as absent. */
  public static PackageTemplate of(Map<String, Object> packageDocument) {
    var result = new PackageTemplate();
    var template = map(map(packageDocument.get("spec")).get("template"));
    var spec = map(template.get("spec"));
    list(spec.get("fetch")).forEach(entry -> result.fetch(map(entry)));
    list(spec.get("template")).forEach(entry -> result.step(map(entry)));
    list(spec.get("deploy")).forEach(entry -> result.deploy(map(entry)));
    if (!result.templated) {
      result.files.putAll(result.fetched);
      if (result.fetched.values().stream().anyMatch(text -> text.contains("#@"))) {
        result.unsupported.add("ytt directives without a ytt step");
      }
    }
    return result;
  }

  /** Kubernetes objects as they are, with nothing to fill in. */
  public static PackageTemplate plain(String objects) {
    var inline = Map.of("inline", Map.of("paths", Map.of("objects.yaml", objects)));
    var app = Map.of("fetch", List.of(inline), "deploy", List.of(Map.of("kapp", Map.of())));
    return of(Map.of("spec", Map.of("template", Map.of("spec", app))));
  }

  /** File name to text, for the first ytt step or, without one, everything. */
  public Map<String, String> files() {
    return Collections.unmodifiableMap(files);
  }

  /** Steps and fetches that cannot be done, such as "imgpkgBundle fetch". */
  public List<String> unsupported() {
    return List.copyOf(unsupported);
  }

  private void fetch(Map<?, ?> entry) {
    var folder = entry.get("path") instanceof String path ? path.replaceAll("/*$", "") + "/" : "";
    for (var kind : entry.keySet()) {
      if ("inline".equals(kind)) {
        inline(map(entry.get(kind)), folder);
      } else if (!"path".equals(kind)) {
        unsupported.add(kind + " fetch");
      }
    }
  }

  private void inline(Map<?, ?> inline, String folder) {
    add(map(inline.get("paths")), folder, fetched);
    if (!list(inline.get("pathsFrom")).isEmpty()) {
      unsupported.add("inline pathsFrom");
    }
  }

  private static void add(Map<?, ?> paths, String folder, Map<String, String> target) {
    paths.forEach(
        (name, text) -> {
          if (text instanceof String content) {
            target.put(folder + name, content);
          }
        });
  }

  private void step(Map<?, ?> entry) {
    for (var kind : entry.keySet()) {
      if ("ytt".equals(kind)) {
        ytt(map(entry.get(kind)));
      } else if (!"kbld".equals(kind)) {
        unsupported.add(kind + " step");
      }
    }
  }

  private void ytt(Map<?, ?> step) {
    if (templated) {
      unsupported.add("second ytt step");
      return;
    }
    templated = true;
    var paths = list(step.get("paths"));
    if (paths.isEmpty()) {
      files.putAll(fetched);
    }
    paths.forEach(path -> select(String.valueOf(path)));
    var inline = map(step.get("inline"));
    add(map(inline.get("paths")), "", files);
    if (!list(inline.get("pathsFrom")).isEmpty()) {
      unsupported.add("ytt inline pathsFrom");
    }
    if (!list(step.get("fileMarks")).isEmpty()) {
      unsupported.add("ytt fileMarks");
    }
    if (!list(step.get("valuesFrom")).isEmpty()) {
      unsupported.add("ytt valuesFrom");
    }
  }

  private void select(String path) {
    var plain = path.replaceFirst("^\\./", "").replaceAll("/+$", "");
    if (plain.isEmpty() || plain.equals(".")) {
      files.putAll(fetched);
      return;
    }
    if (path.equals("-")) {
      unsupported.add("ytt step on earlier output");
      return;
    }
    int before = files.size();
    fetched.forEach(
        (name, text) -> {
          if (name.equals(plain) || name.startsWith(plain + "/")) {
            files.put(name, text);
          }
        });
    if (files.size() == before && fetched.keySet().stream().noneMatch(n -> n.startsWith(plain))) {
      unsupported.add("ytt path " + path + " that is not in the package");
    }
  }

  private void deploy(Map<?, ?> entry) {
    for (var kind : entry.keySet()) {
      if (!"kapp".equals(kind)) {
        unsupported.add(kind + " deploy");
      }
    }
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
