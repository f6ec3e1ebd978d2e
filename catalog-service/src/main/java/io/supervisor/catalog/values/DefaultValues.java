package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The values a package runs with when nothing is said, read out of its schema the way Carvel's
 * client does: defaults depth first; an object without one exists when a child has one or is
 * required.
 */
public final class DefaultValues {

  private DefaultValues() {}

  /** The defaults; an empty object when there is nothing to configure. */
  public static ObjectNode of(JsonNode schema) {
    return value(schema)
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** Defaults with a config laid over: maps merge, everything else is replaced. */
  public static JsonNode under(JsonNode config, JsonNode defaults) {
    if (!config.isObject() || !defaults.isObject()) {
      return config;
    }
    ObjectNode merged = ((ObjectNode) defaults).deepCopy();
    config
        .properties()
        .forEach(
            e ->
                merged.set(
                    e.getKey(),
                    merged.has(e.getKey())
                        ? under(e.getValue(), merged.get(e.getKey()))
                        : e.getValue()));
    return merged;
  }

  private static Optional<JsonNode> value(JsonNode schema) {
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    Set<String> required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    schema
        .path("properties")
        .properties()
        .forEach(
            e -> {
              Optional<JsonNode> child = value(e.getValue());
              if (child.isPresent()) {
                own.set(e.getKey(), child.get());
              } else if (required.contains(e.getKey()) && isObject(e.getValue())) {
                own.putObject(e.getKey());
              }
            });
    if (schema.has("default")) {
      JsonNode stated = schema.get("default");
      return Optional.of(stated.isObject() && !own.isEmpty() ? under(stated, own) : stated);
    }
    return own.isEmpty() ? Optional.empty() : Optional.of(own);
  }

  private static boolean isObject(JsonNode schema) {
    return schema.path("type").asText().equals("object") || schema.has("properties");
  }
}
