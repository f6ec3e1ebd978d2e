package io.supervisor.install.dependency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The values of a service config, and the defaults of the version's OpenAPI schema where it says
 * nothing.
 */
public final class ConfigValues {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setMaxAliasesForCollections(50).build();

  private final Object config;
  private final JsonNode schema;

  private ConfigValues(Object config, JsonNode schema) {
    this.config = config;
    this.schema = schema;
  }

  /** Of a YAML text; one that cannot be read counts as empty, for rendering complains about it. */
  public static ConfigValues of(String yaml, JsonNode schema) {
    try {
      for (Object document : new Load(SETTINGS).loadAllFromString(yaml)) {
        if (document != null) {
          return new ConfigValues(document, schema);
        }
      }
    } catch (YamlEngineException e) {
      return new ConfigValues(Map.of(), schema);
    }
    return new ConfigValues(Map.of(), schema);
  }

  /** The scalar at a path such as {@code envoy.service.type}, as text; empty for none. */
  public String scalar(String path) {
    Object found = given(path);
    if (found != null) {
      return found instanceof Map || found instanceof List ? "" : found.toString();
    }
    JsonNode byDefault = byDefault(path);
    return byDefault.isValueNode() ? byDefault.asText() : "";
  }

  /** The scalars of the list at a path, as texts. */
  public List<String> list(String path) {
    Object found = given(path);
    if (found instanceof List<?> items) {
      return items.stream().map(String::valueOf).toList();
    }
    return found == null ? byDefault(path).valueStream().map(JsonNode::asText).toList() : List.of();
  }

  private Object given(String path) {
    Object at = config;
    for (String key : path.split("\\.")) {
      if (!(at instanceof Map<?, ?> map)) {
        return null;
      }
      at = map.get(key);
    }
    return at;
  }

  /** The default of the leaf, or the part of a default that a parent has for it. */
  private JsonNode byDefault(String path) {
    JsonNode at = schema;
    JsonNode value = schema.path("default");
    for (String key : path.split("\\.")) {
      at = at.path("properties").path(key);
      JsonNode own = at.path("default");
      value = own.isMissingNode() ? value.path(key) : own;
    }
    return value;
  }
}
