package io.supervisor.simulator.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of merge rules; see merge-rules.txt for what it says. */
final class MergeRules {
  private static final MergeRules TABLE = read();

  private final Map<String, List<String>> keys = new HashMap<>();
  private final Map<String, String> patchKeys = new HashMap<>();
  private final Set<String> sets = new HashSet<>();
  private final Set<String> mergedSets = new HashSet<>();
  private final Set<String> retained = new HashSet<>();
  private final Set<String> atomic = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> granular = new HashSet<>();
  private final Map<String, List<String>> nulls = new HashMap<>();
  private final Map<String, List<String>> objects = new HashMap<>();

  private MergeRules() {}

  static MergeRules table() {
    return TABLE;
  }

  private static MergeRules read() {
    MergeRules rules = new MergeRules();
    try (InputStream file = MergeRules.class.getResourceAsStream("merge-rules.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(rules::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules;
  }

  private void add(String line) {
    String[] words = line.split(" ");
    String place = words[0];
    switch (words[1]) {
      case "map" -> {
        keys.put(place, List.of(words[2].split(",")));
        patchKeys.put(place, words[2].split(",")[0]);
      }
      case "keys" -> keys.put(place, List.of(words[2].split(",")));
      case "set" -> {
        sets.add(place);
        if (words.length > 2) {
          mergedSets.add(place);
        }
      }
      case "patch" -> patchKeys.put(place, words[2]);
      case "retainKeys" -> retained.add(place);
      case "atomic" -> atomic.add(place);
      case "written" -> written.add(place);
      case "granular" -> granular.add(place);
      case "object" -> {
        String[] parts = place.split("\\.", 2);
        objects.computeIfAbsent(parts[0], t -> new ArrayList<>()).add(parts[1]);
        written.add(place);
      }
      case "null" -> {
        String[] parts = place.split("\\.", 2);
        nulls.computeIfAbsent(parts[0], t -> new ArrayList<>()).add(parts[1]);
      }
      default -> throw new IllegalStateException("no merge rule: " + line);
    }
  }

  /** The names that tell the entries of the list apart; empty when it is not such a list. */
  List<String> keys(String place) {
    return keys.getOrDefault(place, List.of());
  }

  /** The name by which strategic merge finds the entry to change; empty for none. */
  String patchKey(String place) {
    return patchKeys.getOrDefault(place, "");
  }

  boolean set(String place) {
    return sets.contains(place);
  }

  boolean mergedSet(String place) {
    return mergedSets.contains(place);
  }

  boolean retainsKeys(String place) {
    return retained.contains(place);
  }

  /** The fields of the type that are written as null when they are not set. */
  List<String> nulls(String type) {
    return nulls.getOrDefault(type, List.of());
  }

  /** The fields of the type that are written as empty objects when they are not set. */
  List<String> objects(String type) {
    return objects.getOrDefault(type, List.of());
  }

  boolean granular(String place) {
    return granular.contains(place);
  }

  /** The field is there in every object of the type, however empty. */
  boolean written(String place) {
    return written.contains(place);
  }

  boolean atomic(String place) {
    return atomic.contains(place);
  }
}
