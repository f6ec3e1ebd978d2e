package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code spec.template.spec} of a Package: how it is fetched, templated and deployed.
 * kapp-controller does not look at it before an install, so its faults are warnings.
 */
final class AppRules {

  private static final String AT = "spec.template.spec";
  private static final Set<String> FETCH =
      Set.of("inline", "imgpkgBundle", "image", "http", "git", "helmChart");
  private static final Set<String> TEMPLATE =
      Set.of("ytt", "kbld", "helmTemplate", "cue", "sops", "kustomize", "jsonnet");
  private static final Set<String> NEVER_WORKED = Set.of("kustomize", "jsonnet");
  private static final Set<String> SPEC =
      Set.of(
          "fetch",
          "template",
          "deploy",
          "serviceAccountName",
          "cluster",
          "paused",
          "canceled",
          "noopDelete",
          "defaultNamespace",
          "syncPeriod");
  private static final Pattern BEYOND =
      Pattern.compile("#@overlay/|load\\(\\s*[\"']@ytt:(overlay|library|template|version)[\"']");

  private final Fields of;
  private final Set<String> needs = new TreeSet<>();

  private AppRules(Fields of) {
    this.of = of;
  }

  /** What the templates need that this suite cannot do, in words; findings go to {@code of}. */
  static List<String> read(Fields of) {
    return new AppRules(of).read();
  }

  private List<String> read() {
    of.known(AT, SPEC);
    entries("fetch", FETCH, "path");
    entries("template", TEMPLATE, null);
    entries("deploy", Set.of("kapp"), null);
    if (of.at(AT + ".template").isEmpty()) {
      of.warn(AT + ".template", "has no step, and an install will fail", "Add a step: ytt: {}.");
    }
    int deploys = of.at(AT + ".deploy").size();
    if (deploys != 1) {
      of.warn(
          AT + ".deploy",
          "must have exactly one entry, and an install will fail",
          "Write deploy: [{kapp: {}}].",
          deploys + " entries",
          "one");
    }
    fetches();
    steps();
    return new ArrayList<>(needs);
  }

  private void entries(String list, Set<String> kinds, String also) {
    String path = AT + "." + list;
    for (int i = 0; i < of.size(path); i++) {
      JsonNode entry = of.at(path + "[" + i + "]");
      List<String> keys = new ArrayList<>();
      entry.fieldNames().forEachRemaining(keys::add);
      keys.remove(also);
      if (keys.size() != 1 || !kinds.contains(keys.get(0))) {
        of.warn(
            path + "[" + i + "]",
            "does not name exactly one known kind",
            "Use one of " + String.join(", ", kinds.stream().sorted().toList()) + ".",
            String.join(", ", keys),
            "one kind");
      }
    }
  }

  private void fetches() {
    JsonNode fetches = of.at(AT + ".fetch");
    for (int i = 0; fetches.isArray() && i < fetches.size(); i++) {
      String path = AT + ".fetch[" + i + "]";
      Iterator<String> kinds = fetches.path(i).fieldNames();
      while (kinds.hasNext()) {
        String kind = kinds.next();
        if (kind.equals("inline")) {
          inline(fetches.path(i).path("inline").path("paths"));
        } else if (!kind.equals("path")) {
          needs.add("to fetch " + kind);
        }
      }
      for (String image : List.of("imgpkgBundle.image", "image.url")) {
        digest(path + "." + image);
      }
    }
  }

  private void digest(String path) {
    String image = of.text(path);
    if (!image.isEmpty() && !image.contains("@sha256:")) {
      of.warn(
          path,
          "names an image by a tag, which may become another image",
          "Name it by its digest.",
          image,
          "name@sha256:…");
    }
  }

  private void inline(JsonNode files) {
    files
        .properties()
        .forEach(
            file -> {
              Matcher found = BEYOND.matcher(file.getValue().asText());
              if (found.find()) {
                String what = found.group(1) == null ? "overlay" : found.group(1);
                needs.add("ytt's " + what + " module in " + file.getKey());
              }
            });
  }

  private void steps() {
    JsonNode steps = of.at(AT + ".template");
    int ytt = 0;
    for (int i = 0; steps.isArray() && i < steps.size(); i++) {
      Iterator<String> kinds = steps.path(i).fieldNames();
      while (kinds.hasNext()) {
        String kind = kinds.next();
        ytt += kind.equals("ytt") ? 1 : 0;
        if (NEVER_WORKED.contains(kind)) {
          of.warn(
              AT + ".template[" + i + "]." + kind,
              "was never implemented by kapp-controller",
              "Use ytt or helmTemplate.");
        }
        if (!Set.of("ytt", "kbld").contains(kind)) {
          needs.add("a " + kind + " step");
        }
      }
    }
    if (ytt > 1) {
      needs.add("more than one ytt step");
    }
  }
}
