package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.supervisor.catalog.yaml.YamlPath;
import io.supervisor.platform.error.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts right what released packages really have wrong in their schemas: null defaults of types that
 * are not nullable, references that lead nowhere, types that do not exist, defaults of another
 * type. Each becomes a warning, none an error.
 */
public final class SchemaReader {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "integer", "number", "boolean");
  private static final Map<String, String> MEANT =
      Map.of(
          "bool", "boolean", "int", "integer", "str", "string", "text", "string", "float", "number",
          "double", "number", "map", "object", "dict", "object", "list", "array");
  private static final Set<String> COUNTS =
      Set.of(
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "multipleOf",
          "minProperties",
          "maxProperties");

  /** What is looked at; all else is for people, and some of it would make a validator throw. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "$ref",
          "type",
          "default",
          "nullable",
          "properties",
          "additionalProperties",
          "required",
          "enum",
          "pattern",
          "items",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "multipleOf",
          "minProperties",
          "maxProperties",
          "title",
          "description",
          "definitions",
          "components");

  private final JsonNode root;
  private final List<Finding> faults = new ArrayList<>();
  private String firstNullDefault;
  private int nullDefaults;

  private SchemaReader(JsonNode root) {
    this.root = root;
  }

  /** Reads {@code openAPIv3} of a package; {@code path} is where it stands. */
  public static UsableSchema read(JsonNode schema, String path) {
    SchemaReader reader = new SchemaReader(schema);
    JsonNode usable = reader.node(schema, path, 0);
    if (reader.nullDefaults > 0) {
      reader.faults.add(
          Finding.warning(
                  reader.firstNullDefault,
                  "has the default null, which its type does not allow",
                  "Add nullable: true. Until then null counts as allowed.")
              .found("null, in %d places".formatted(reader.nullDefaults), "a value of the type"));
    }
    return new UsableSchema(usable.isObject() ? usable : JSON.objectNode(), reader.faults);
  }

  private JsonNode node(JsonNode schema, String path, int depth) {
    if (!schema.isObject() || depth > 60) {
      if (!schema.isBoolean() && !schema.isMissingNode()) {
        warn(path, "is no schema", "Write a map.", schema, "a map");
      }
      return JSON.objectNode();
    }
    ObjectNode usable = ((ObjectNode) schema).deepCopy();
    usable.retain(KEYWORDS);
    if (usable.has("$ref") && !resolves(usable.path("$ref").asText())) {
      warn(
          path + ".$ref",
          "leads nowhere",
          "Write the type out. Until then any value is allowed.",
          usable.path("$ref"),
          "a reference into this schema");
      return JSON.objectNode();
    }
    type(usable, path);
    defaultValue(usable, path);
    keywords(usable, path);
    children(usable, path, depth);
    return usable;
  }

  /** Whether a reference leads to a schema, and not in a circle. */
  private boolean resolves(String ref) {
    Set<String> seen = new HashSet<>();
    String next = ref;
    while (seen.add(next)) {
      JsonNode target = target(next);
      if (!target.isObject()) {
        return false;
      }
      if (!target.has("$ref")) {
        return true;
      }
      next = target.path("$ref").asText();
    }
    return false;
  }

  private JsonNode target(String ref) {
    try {
      return ref.startsWith("#/") ? root.at(ref.substring(1)) : root.path("#");
    } catch (IllegalArgumentException e) {
      return root.path("#");
    }
  }

  private void type(ObjectNode usable, String path) {
    JsonNode type = usable.get("type");
    if (type == null || TYPES.contains(type.asText())) {
      return;
    }
    String meant = MEANT.get(type.asText());
    warn(
        path + ".type",
        "is no type of OpenAPI",
        meant == null ? "Until then any value is allowed." : "Write " + meant + ".",
        type,
        String.join(", ", TYPES.stream().sorted().toList()));
    if (meant == null) {
      usable.remove("type");
    } else {
      usable.put("type", meant);
    }
  }

  private void defaultValue(ObjectNode usable, String path) {
    JsonNode value = usable.get("default");
    if (value == null || !usable.has("type")) {
      return;
    }
    String type = usable.path("type").asText();
    if (value.isNull()) {
      if (!usable.path("nullable").asBoolean(false)) {
        nullDefaults++;
        firstNullDefault = firstNullDefault == null ? path + ".default" : firstNullDefault;
        usable.put("nullable", true);
      }
    } else if (!JsonTypes.fits(value, type)) {
      warn(
          path + ".default",
          "has another type than the value it is for",
          "Correct the default or the type.",
          value,
          type);
    }
  }

  private void keywords(ObjectNode usable, String path) {
    for (String name : COUNTS) {
      if (usable.has(name) && !usable.get(name).isNumber()) {
        drop(usable, path, name, "a number");
      }
    }
    if (usable.has("required") && !usable.get("required").isArray()) {
      drop(usable, path, "required", "a list of keys");
    }
    if (usable.has("enum") && !usable.get("enum").isArray()) {
      drop(usable, path, "enum", "a list of values");
    }
    if (usable.has("properties") && !usable.get("properties").isObject()) {
      drop(usable, path, "properties", "a map");
    }
    if (usable.has("pattern") && !compiles(usable.get("pattern").asText())) {
      drop(usable, path, "pattern", "a regular expression without look-around and references");
    }
    if (usable.path("nullable").asBoolean(false) && !usable.has("type")) {
      usable.remove("nullable");
    }
  }

  /**
   * Patterns run in linear time: what RE2 cannot read (look-around, back references) is ignored.
   */
  private static boolean compiles(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private void drop(ObjectNode usable, String path, String name, String expected) {
    warn(
        path + "." + name,
        "cannot be used",
        "Until then it is ignored.",
        usable.get(name),
        expected);
    usable.remove(name);
  }

  private void children(ObjectNode usable, String path, int depth) {
    if (usable.has("properties")) {
      ObjectNode properties = (ObjectNode) usable.get("properties");
      for (Map.Entry<String, JsonNode> field : properties.deepCopy().properties()) {
        String at = YamlPath.key(path + ".properties", field.getKey());
        properties.set(field.getKey(), node(field.getValue(), at, depth + 1));
      }
    }
    if (usable.has("items")) {
      usable.set("items", node(usable.get("items"), path + ".items", depth + 1));
    }
    if (usable.has("not")) {
      usable.set("not", node(usable.get("not"), path + ".not", depth + 1));
    }
    if (usable.path("additionalProperties").isObject()) {
      String at = path + ".additionalProperties";
      usable.set("additionalProperties", node(usable.get("additionalProperties"), at, depth + 1));
    }
    for (String name : List.of("allOf", "anyOf", "oneOf")) {
      if (usable.has(name)) {
        if (usable.get(name).isArray() && !usable.get(name).isEmpty()) {
          var list = JSON.arrayNode();
          for (int i = 0; i < usable.get(name).size(); i++) {
            String at = YamlPath.item(path + "." + name, i);
            list.add(node(usable.get(name).get(i), at, depth + 1));
          }
          usable.set(name, list);
        } else {
          drop(usable, path, name, "a list of schemas");
        }
      }
    }
  }

  private void warn(String path, String problem, String hint, JsonNode found, String expected) {
    faults.add(
        Finding.warning(path, problem, hint)
            .found(found.isValueNode() ? found.asText() : JsonTypes.name(found), expected));
  }
}
