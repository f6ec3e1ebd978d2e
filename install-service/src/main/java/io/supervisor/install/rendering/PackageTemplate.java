package io.supervisor.install.rendering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Carvel Package document says about its templates: the steps in their order with the inline
 * files that each selects, and what this service cannot do.
 */
public final class PackageTemplate {

  private static final Set<String> KINDS =
      Set.of(TemplateStep.YTT, TemplateStep.KBLD, TemplateStep.HELM);
  private static final List<String> YTT_REFUSED = List.of("fileMarks", "valuesFrom");

  private final Map<String, String> fetched = new LinkedHashMap<>();
  private final List<TemplateStep> steps = new ArrayList<>();
  private final List<String> unsupported = new ArrayList<>();

  private PackageTemplate() {}

  /** Reads a Package document; what is missing or of an odd type counts as absent. */
  public static PackageTemplate of(Map<String, Object> packageDocument) {
    var result = new PackageTemplate();
    var template = map(map(packageDocument.get("spec")).get("template"));
    var spec = map(template.get("spec"));
    list(spec.get("fetch")).forEach(entry -> result.fetch(map(entry)));
    list(spec.get("template")).forEach(entry -> result.step(map(entry)));
    list(spec.get("deploy")).forEach(entry -> result.deploy(map(entry)));
    result.startWithObjects();
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
    return steps.stream()
        .filter(step -> step.kind().equals(TemplateStep.YTT))
        .findFirst()
        .map(TemplateStep::files)
        .orElse(Collections.unmodifiableMap(fetched));
  }

  /** What is to be done, in order. The first one makes objects out of files. */
  public List<TemplateStep> steps() {
    return List.copyOf(steps);
  }

  /** Steps, fetches and options that cannot be done, such as "imgpkgBundle fetch". */
  public List<String> unsupported() {
    return List.copyOf(unsupported);
  }

  /** Files that no step fills in are read as they are, by ytt, which finds nothing to do. */
  private void startWithObjects() {
    if (steps.stream().anyMatch(TemplateStep::takesValues)) {
      return;
    }
    Map<String, String> files = fetched;
    if (!steps.isEmpty()) {
      files = steps.remove(0).files();
      steps.add(0, TemplateStep.plain(TemplateStep.KBLD, Map.of(), true));
    }
    steps.add(0, TemplateStep.plain(TemplateStep.YTT, files, false));
    if (files.values().stream().anyMatch(text -> text.contains("#@"))) {
      unsupported.add("ytt directives without a ytt step");
    }
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
      if (kind instanceof String name && KINDS.contains(name)) {
        declare(name, map(entry.get(kind)));
      } else {
        unsupported.add(kind + " step");
      }
    }
  }

  private void declare(String kind, Map<?, ?> declared) {
    var options = new LinkedHashMap<String, Object>();
    declared.forEach((key, value) -> options.put(String.valueOf(key), value));
    if (kind.equals(TemplateStep.HELM)) {
      if (!steps.isEmpty()) {
        unsupported.add("helmTemplate step that is not the first step");
      }
      steps.add(new TemplateStep(kind, fetched, false, options));
      return;
    }
    var paths = list(options.get("paths"));
    var files = new LinkedHashMap<String, String>();
    if (paths.isEmpty() && steps.isEmpty()) {
      files.putAll(fetched);
    }
    paths.forEach(path -> select(kind, String.valueOf(path), files));
    if (kind.equals(TemplateStep.YTT)) {
      ytt(options, files);
    }
    boolean earlier = paths.isEmpty() || paths.contains("-");
    steps.add(new TemplateStep(kind, files, earlier && !steps.isEmpty(), options));
  }

  private void ytt(Map<String, Object> options, Map<String, String> files) {
    var inline = map(options.get("inline"));
    add(map(inline.get("paths")), "", files);
    if (!list(inline.get("pathsFrom")).isEmpty()) {
      unsupported.add("ytt inline pathsFrom");
    }
    YTT_REFUSED.stream()
        .filter(option -> !list(options.get(option)).isEmpty())
        .forEach(option -> unsupported.add("ytt " + option));
  }

  private void select(String kind, String path, Map<String, String> files) {
    if (path.equals("-")) {
      if (steps.isEmpty()) {
        unsupported.add(kind + " step on earlier output, with no step before it");
      }
      return;
    }
    var plain = path.replaceFirst("^\\./", "").replaceAll("/+$", "");
    var found = new LinkedHashMap<>(fetched);
    if (!plain.isEmpty() && !plain.equals(".")) {
      found.keySet().removeIf(name -> !name.equals(plain) && !name.startsWith(plain + "/"));
      if (found.isEmpty()) {
        unsupported.add(kind + " path " + path + " that is not in the package");
      }
    }
    files.putAll(found);
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
