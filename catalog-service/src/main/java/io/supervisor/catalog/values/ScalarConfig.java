package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.catalog.yaml.YamlScalar;
import java.util.Map;
import java.util.TreeMap;

/** A config of top-level keys and texts, vCenter's older form, as YAML. */
public final class ScalarConfig {

  private ScalarConfig() {}

  /** The YAML: a text becomes a number or a boolean only where the schema wants one. */
  public static String yaml(Map<String, String> config, JsonNode schema) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(config)
        .forEach(
            (key, text) -> {
              if (text != null) {
                values.set(key, value(text, schema.path("properties").path(key)));
              }
            });
    return values.isEmpty() ? "" : YamlWriter.write(values);
  }

  private static JsonNode value(String text, JsonNode schema) {
    String type = schema.path("type").asText();
    return switch (type) {
      case "integer", "number", "boolean" -> YamlScalar.plain(text);
      default -> JsonNodeFactory.instance.textNode(text);
    };
  }
}
