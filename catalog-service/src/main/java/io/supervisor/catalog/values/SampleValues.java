package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * A service config to start from: every key with its default, what it is for and what it may be in
 * comments above; a required key without a default has an empty text.
 */
public final class SampleValues {

  private SampleValues() {}

  /** The YAML text; one comment line when there is nothing to configure. */
  public static String of(JsonNode schema) {
    Node root = map(schema);
    String title = schema.path("title").asText("Values").replaceAll("\\s+", " ").strip();
    String head = "# " + title + "\n";
    return schema.path("properties").isEmpty()
        ? "# This version has no values to configure.\n{}\n"
        : head + YamlWriter.write(root);
  }

  /** Keys that have neither a default nor must be there become comments. */
  private static Node map(JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(key -> required.add(key.asText()));
    List<NodeTuple> entries = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            e -> {
              boolean needed = required.contains(e.getKey());
              comments.addAll(about(e.getValue(), needed));
              if (e.getValue().path("default").isNull() && e.getValue().has("properties")) {
                optional(e.getKey(), e.getValue(), "", comments);
              } else if (needed || hasDefault(e.getValue())) {
                NodeTuple entry = YamlWriter.entry(e.getKey(), value(e.getValue()));
                YamlWriter.comment(entry.getKeyNode(), comments);
                entries.add(entry);
                comments.clear();
              } else {
                optional(e.getKey(), e.getValue(), "", comments);
              }
            });
    return YamlWriter.map(entries, comments);
  }

  private static boolean hasDefault(JsonNode schema) {
    return schema.has("default")
        || schema.path("properties").properties().stream().anyMatch(e -> hasDefault(e.getValue()))
        || !schema.path("required").isEmpty();
  }

  private static Node value(JsonNode schema) {
    if (schema.path("default").isObject() && !schema.path("default").isEmpty()) {
      return YamlWriter.node(DefaultValues.of(schema));
    }
    if (!schema.path("properties").isEmpty()) {
      return map(schema);
    }
    if (schema.has("default")) {
      return YamlWriter.node(schema.get("default"));
    }
    JsonNodeFactory json = JsonNodeFactory.instance;
    return YamlWriter.node(
        switch (schema.path("type").asText()) {
          case "object" -> json.objectNode();
          case "array" -> json.arrayNode();
          default -> json.textNode("");
        });
  }

  private static void optional(String key, JsonNode schema, String indent, List<String> lines) {
    if (schema.path("properties").isEmpty()) {
      String type = schema.path("type").asText("any value");
      lines.add("%s%s: (%s, optional)".formatted(indent, key, type));
      return;
    }
    lines.add(indent + key + ":");
    schema
        .path("properties")
        .properties()
        .forEach(e -> optional(e.getKey(), e.getValue(), indent + "  ", lines));
  }

  private static List<String> about(JsonNode schema, boolean needed) {
    List<String> lines = new ArrayList<>();
    if (!schema.path("description").asText("").isBlank()) {
      lines.add(schema.path("description").asText().strip());
    }
    if (needed && !schema.has("default")) {
      lines.add("Required.");
    }
    if (schema.path("enum").isArray()) {
      List<String> allowed = new ArrayList<>();
      schema.path("enum").forEach(one -> allowed.add(one.asText()));
      lines.add("One of: " + String.join(", ", allowed));
    }
    range(schema, "minimum", "maximum", "From %s to %s.", lines);
    range(schema, "minLength", "maxLength", "From %s to %s characters.", lines);
    if (schema.has("pattern")) {
      lines.add("Must match: " + schema.path("pattern").asText());
    }
    return lines;
  }

  private static void range(
      JsonNode schema, String low, String high, String sentence, List<String> lines) {
    if (schema.has(low) || schema.has(high)) {
      lines.add(
          sentence.formatted(schema.path(low).asText("any"), schema.path(high).asText("any")));
    }
  }
}
