package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.catalog.yaml.YamlText;
import io.supervisor.platform.error.Finding;
import java.util.List;
import java.util.Map;

/**
 * A service config as it was typed: at most one YAML map. A first line {@code #@data/values} is a
 * comment to YAML and so needs no care.
 *
 * @param document the map with its places; an empty one for an empty text
 * @param faults why it cannot be read; never quotes the text, which may hold secrets
 */
public record ConfigText(YamlDocument document, List<Finding> faults) {

  /** Field name of a config in every API. */
  public static final String FIELD = "yaml_service_config";

  private static final YamlDocument NOTHING =
      new YamlDocument(1, JsonNodeFactory.instance.objectNode(), Map.of());

  /** Reads a config. */
  public static ConfigText read(String text, YamlReader yaml) {
    YamlText read = yaml.read(text, FIELD);
    if (!read.faults().isEmpty()) {
      return new ConfigText(NOTHING, read.faults());
    }
    if (read.documents().isEmpty()) {
      return new ConfigText(NOTHING, List.of());
    }
    YamlDocument first = read.documents().get(0);
    if (read.documents().size() > 1 || !first.value().isObject()) {
      Finding fault =
          new Finding(
              FIELD, "is not one YAML map", "Give the values as one document of keys and values.");
      return new ConfigText(NOTHING, List.of(first.locate(fault)));
    }
    return new ConfigText(first, List.of());
  }

  /** The values. */
  public ObjectNode values() {
    JsonNode value = document.value();
    return (ObjectNode) value;
  }
}
