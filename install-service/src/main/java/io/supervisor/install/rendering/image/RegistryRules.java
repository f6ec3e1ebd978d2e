package io.supervisor.install.rendering.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends images to the registries of a closed site. A short name is rewritten where it surely is an
 * image, in containers and image volumes; under another key {@code image} only a text that names
 * its registry counts.
 */
public final class RegistryRules {

  private static final String KEY = "supervisor.rendering.registries.rules";
  private static final int MOST = 200;

  private final List<Rule> rules;

  private RegistryRules(List<Rule> rules) {
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::length).reversed()).toList();
  }

  private record Rule(List<String> from, String to) {

    int length() {
      return from.size();
    }

    boolean covers(List<String> segments) {
      return segments.size() > length() && segments.subList(0, length()).equals(from);
    }

    String applied(List<String> segments, String suffix) {
      return to + "/" + String.join("/", segments.subList(length(), segments.size())) + suffix;
    }
  }

  /** Reads the rules; throws {@link IllegalArgumentException} that tells which one is wrong. */
  public static RegistryRules of(RegistryConfig config) {
    return of(config.rules().orElse(List.of()));
  }

  static RegistryRules of(List<String> texts) {
    if (texts.size() > MOST) {
      throw new IllegalArgumentException(KEY + ": more than " + MOST + " rules");
    }
    var rules = new ArrayList<Rule>();
    for (int index = 0; index < texts.size(); index++) {
      var place = KEY + ": rule " + (index + 1);
      var sides = texts.get(index).strip().split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException(place + " is not written as from=to");
      }
      var from = List.of(prefix(sides[0], place + ", left of =,").split("/"));
      if (rules.stream().anyMatch(rule -> rule.from().equals(from))) {
        throw new IllegalArgumentException(place + " has the same left side as an earlier rule");
      }
      rules.add(new Rule(from, prefix(sides[1], place + ", right of =,")));
    }
    return new RegistryRules(rules);
  }

  private static String prefix(String text, String place) {
    int slash = text.indexOf('/');
    var named = slash < 0 ? text : text.substring(0, slash);
    var host = named.toLowerCase(Locale.ROOT);
    if (!ImageReference.namesHost(host) || !ImageReference.isHost(host)) {
      throw new IllegalArgumentException(
          place
              + " does not begin with a registry host such as registry.example or localhost:5000");
    }
    if (slash >= 0 && !ImageReference.isPath(text.substring(slash + 1))) {
      throw new IllegalArgumentException(
          place + " has a path that is no image path: small letters, no tag, no slash at the end");
    }
    return host + text.substring(named.length());
  }

  /** The objects with their images where the rules say. */
  public List<Map<String, Object>> apply(List<Map<String, Object>> objects) {
    return rules.isEmpty() ? objects : ImageFields.replace(objects, this::rewritten);
  }

  private String rewritten(String image, ImageFields.Place place) {
    return ImageReference.of(image)
        .filter(reference -> reference.explicit() || place != ImageFields.Place.FIELD)
        .map(reference -> rewritten(image, reference))
        .orElse(image);
  }

  private String rewritten(String image, ImageReference reference) {
    var segments = reference.segments();
    return rules.stream()
        .filter(rule -> rule.covers(segments))
        .findFirst()
        .map(rule -> rule.applied(segments, reference.suffix()))
        .orElse(image);
  }
}
