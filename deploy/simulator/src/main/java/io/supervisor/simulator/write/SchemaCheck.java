package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares one value of a custom resource, and what is below it, with its schema. */
record SchemaCheck(String path, FieldErrors errors) {

  void value(JsonNode schema, JsonNode value) {
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return;
    }
    String type = schema.path("type").asText();
    boolean either = schema.path("x-kubernetes-int-or-string").asBoolean();
    if (!either && !type.isEmpty() && !hasType(type, value)) {
      String found = typeOf(value);
      String why = path + " in body must be of type " + type + ": \"" + found + "\"";
      errors.typeInvalid(path, "\"" + found + "\"", why);
      return;
    }
    if (value.isObject()) {
      fields(schema, value);
    } else if (value.isArray()) {
      items(schema, value);
    } else {
      scalar(schema, value);
    }
  }

  private void fields(JsonNode schema, JsonNode value) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        errors.required(path + "." + required.asText(), "");
      }
    }
    JsonNode properties = schema.path("properties");
    JsonNode additional = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode rule = properties.path(field.getKey());
      JsonNode below = rule.isMissingNode() ? additional : rule;
      if (below.isObject()) {
        new SchemaCheck(path + "." + field.getKey(), errors).value(below, field.getValue());
      }
    }
  }

  private void items(JsonNode schema, JsonNode value) {
    List<String> keys = Json.texts(schema.path("x-kubernetes-list-map-keys"));
    boolean set = schema.path("x-kubernetes-list-type").asText().equals("set");
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      SchemaCheck below = new SchemaCheck(path + "[" + i + "]", errors);
      below.value(schema.path("items"), item);
      JsonNode identity = keys.isEmpty() ? item : Json.object().setAll(pick(item, keys));
      if ((set || !keys.isEmpty()) && !seen.add(identity)) {
        errors.duplicate(below.path, Json.write(identity));
      }
    }
  }

  private static Map<String, JsonNode> pick(JsonNode item, List<String> keys) {
    Map<String, JsonNode> picked = new TreeMap<>();
    keys.stream().filter(item::has).forEach(k -> picked.put(k, item.get(k)));
    return picked;
  }

  private void scalar(JsonNode schema, JsonNode value) {
    if (value.isNumber() && schema.has("minimum")) {
      JsonNode least = schema.path("minimum");
      if (value.decimalValue().compareTo(least.decimalValue()) < 0) {
        String why = path + " in body should be greater than or equal to " + least.asText();
        errors.invalid(path, value.asText(), why);
      }
    }
    if (value.isNumber() && schema.has("maximum")) {
      JsonNode most = schema.path("maximum");
      if (value.decimalValue().compareTo(most.decimalValue()) > 0) {
        String why = path + " in body should be less than or equal to " + most.asText();
        errors.invalid(path, value.asText(), why);
      }
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      errors.unsupported(path, value.asText(), Json.texts(schema.path("enum")));
    }
    String pattern = schema.path("pattern").asText();
    if (value.isTextual()
        && !pattern.isEmpty()
        && !Pattern.compile(pattern).matcher(value.asText()).find()) {
      errors.invalid(path, Json.write(value), path + " in body should match '" + pattern + "'");
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode item : list) {
      if (Json.same(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasType(String type, JsonNode value) {
    return switch (type) {
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }

  private static String typeOf(JsonNode value) {
    if (value.isNumber()) {
      return value.isIntegralNumber() ? "integer" : "number";
    }
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "null";
    };
  }
}
