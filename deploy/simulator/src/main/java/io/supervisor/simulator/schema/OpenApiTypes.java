package io.supervisor.simulator.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import java.util.Locale;
import java.util.Optional;

/** Writes the types of built-in kinds, and what they consist of, into an OpenAPI document. */
public record OpenApiTypes(ObjectNode schemas) {
  private static final String PREFIX = "io.k8s.";
  private static final String REFERENCE = "#/components/schemas/";

  /** The schema of the kind itself; empty when its type is not known. */
  public Optional<ObjectNode> kind(Kind kind) {
    return Models.of(kind).map(this::struct);
  }

  private ObjectNode struct(ModelType type) {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (ModelField field : type.fields().values()) {
      String place = type.name() + "." + field.name();
      ObjectNode property = property(field.type(), place);
      if (!field.description().isEmpty()) {
        property.put("description", field.description());
      }
      properties.set(field.name(), property);
      if (field.required()) {
        Json.list(schema, "required").add(field.name());
      }
    }
    if (MergeRules.table().atomic(type.name())) {
      schema.put("x-kubernetes-map-type", "atomic");
    }
    return schema;
  }

  private ObjectNode property(ModelType type, String place) {
    ObjectNode property = value(type);
    MergeRules rules = MergeRules.table();
    if (type.form() == ModelType.Form.LIST) {
      boolean keyed = !rules.keys(place).isEmpty();
      property.put("x-kubernetes-list-type", keyed ? "map" : rules.set(place) ? "set" : "atomic");
      if (keyed) {
        rules.keys(place).forEach(Json.list(property, "x-kubernetes-list-map-keys")::add);
      }
      if (!rules.patchKey(place).isEmpty()) {
        property.put("x-kubernetes-patch-merge-key", rules.patchKey(place));
      }
    } else if (rules.atomic(place)) {
      property.put("x-kubernetes-map-type", "atomic");
    }
    boolean merged = !rules.patchKey(place).isEmpty() || rules.mergedSet(place);
    String retained = rules.retainsKeys(place) ? "retainKeys" : "";
    if (merged || !retained.isEmpty()) {
      String both = merged && !retained.isEmpty() ? "merge,retainKeys" : "merge";
      property.put("x-kubernetes-patch-strategy", merged ? both : retained);
    }
    return property;
  }

  private ObjectNode value(ModelType type) {
    ObjectNode schema = Json.object();
    switch (type.form()) {
      case STRUCT -> schema.putArray("allOf").add(reference(type));
      case MAP -> schema.put("type", "object").set("additionalProperties", value(type.item()));
      case LIST -> schema.put("type", "array").set("items", value(type.item()));
      case STRING -> schema.put("type", "string");
      case INT32 -> schema.put("type", "integer").put("format", "int32");
      case INT64 -> schema.put("type", "integer").put("format", "int64");
      case NUMBER -> schema.put("type", "number").put("format", "double");
      case BOOLEAN -> schema.put("type", "boolean");
      case TIME -> schema.put("type", "string").put("format", "date-time");
      case BYTES -> schema.put("type", "string").put("format", "byte");
      case QUANTITY -> schema.putArray("allOf").add(named("Quantity", "number"));
      case INT_OR_STRING -> schema.putArray("allOf").add(named("IntOrString", "integer"));
      case ANY -> schema.put("type", "object");
    }
    return schema;
  }

  /** A value that is either a text or a number. */
  private ObjectNode named(String name, String number) {
    if (!schemas.has(PREFIX + name)) {
      ObjectNode either = schemas.putObject(PREFIX + name);
      either.putArray("oneOf").addObject().put("type", "string");
      Json.list(either, "oneOf").addObject().put("type", number);
    }
    return Json.object().put("$ref", REFERENCE + PREFIX + name);
  }

  private ObjectNode reference(ModelType type) {
    String model = type.model().getSimpleName();
    String version = model.substring(0, model.length() - type.name().length());
    String name = PREFIX + version.toLowerCase(Locale.ROOT) + "." + type.name();
    if (!schemas.has(name)) {
      schemas.putObject(name);
      schemas.set(name, struct(type));
    }
    return Json.object().put("$ref", REFERENCE + name);
  }
}
