package io.supervisor.namespace.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.supervisor.namespace.cluster.ClusterObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Blots out of what is told every value that a Secret holds: the whole values, and the single ones
 * of those that are YAML. Values of fewer than six characters are too common to be blotted out.
 */
final class Redaction {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final int SHORTEST = 6;
  private static final String BLOT = "***";

  private final List<String> values;

  private Redaction(Set<String> values) {
    this.values =
        values.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** Of the Secrets among these objects. */
  static Redaction of(List<ClusterObject> objects) {
    Set<String> values = new TreeSet<>();
    for (ClusterObject object : objects) {
      if (object.ref().kind().equals("Secret")) {
        object.content().path("stringData").forEach(value -> add(value.asText(), values));
        object.content().path("data").forEach(value -> addEncoded(value.asText(), values));
      }
    }
    return new Redaction(values);
  }

  private static void addEncoded(String value, Set<String> values) {
    keep(value, values);
    try {
      add(new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8), values);
    } catch (IllegalArgumentException e) {
      add(value, values);
    }
  }

  private static void add(String value, Set<String> values) {
    keep(value, values);
    value.lines().forEach(line -> keep(line, values));
    try {
      scalars(YAML.readTree(value), values);
    } catch (JsonProcessingException e) {
      // no YAML: the value as a whole and its lines are enough
    }
  }

  private static void scalars(JsonNode node, Set<String> values) {
    if (node == null) {
      return;
    }
    if (node.isValueNode()) {
      keep(node.asText(), values);
    }
    node.forEach(child -> scalars(child, values));
  }

  private static void keep(String value, Set<String> values) {
    if (value.strip().length() >= SHORTEST) {
      values.add(value.strip());
    }
  }

  /** The text without the values, in one line, and not longer than {@code most} characters. */
  String of(String text, int most) {
    String clear = text;
    for (String value : values) {
      clear = clear.replace(value, BLOT);
    }
    clear = clear.replaceAll("\\s+", " ").strip();
    return clear.length() <= most ? clear : clear.substring(0, most - 1) + "…";
  }
}
