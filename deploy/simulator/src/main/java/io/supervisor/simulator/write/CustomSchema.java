package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema of a custom resource: fills in defaults, drops unknown fields, checks values. */
record CustomSchema(JsonNode schema) {
  private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

  /** Drops what the schema does not know and fills in its defaults. */
  void prepare(ObjectNode object) {
    JsonNode properties = schema.path("properties");
    for (String name : names(object)) {
      boolean system = List.of("apiVersion", "kind", "metadata").contains(name);
      if (!system && properties.has(name)) {
        new CustomSchema(properties.path(name)).trim(object.get(name));
      } else if (!system && !open()) {
        object.remove(name);
      }
    }
    fill(object);
  }

  private boolean open() {
    return schema.path(PRESERVE).asBoolean() || schema.isMissingNode();
  }

  private void trim(JsonNode value) {
    if (value instanceof ArrayNode array) {
      CustomSchema items = new CustomSchema(schema.path("items"));
      array.forEach(items::trim);
    } else if (value instanceof ObjectNode object) {
      trimFields(object);
      fill(object);
    }
  }

  private void trimFields(ObjectNode object) {
    JsonNode properties = schema.path("properties");
    JsonNode additional = schema.path("additionalProperties");
    boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean();
    for (String name : names(object)) {
      if (properties.has(name)) {
        new CustomSchema(properties.path(name)).trim(object.get(name));
      } else if (additional.isObject()) {
        new CustomSchema(additional).trim(object.get(name));
      } else if (!open() && !embedded && !additional.asBoolean()) {
        object.remove(name);
      }
    }
  }

  private void fill(ObjectNode object) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode standard = property.getValue().path("default");
      if (!object.hasNonNull(property.getKey()) && !standard.isMissingNode()) {
        object.set(property.getKey(), standard.deepCopy());
        new CustomSchema(property.getValue()).trim(object.get(property.getKey()));
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void check(JsonNode object, FieldErrors errors) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      if (!List.of("apiVersion", "kind", "metadata").contains(name) && object.has(name)) {
        new SchemaCheck(name, errors).value(property.getValue(), object.get(name));
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!object.hasNonNull(required.asText())) {
        errors.required(required.asText(), "");
      }
    }
  }
}
