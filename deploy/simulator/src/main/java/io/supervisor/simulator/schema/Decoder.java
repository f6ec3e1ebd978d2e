package io.supervisor.simulator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Quantity;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.schema.ModelType.Form;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings what a client sent into the form in which the API keeps it: fields that the type does not
 * have, nulls and empty lists and maps go, and each value must have the type of its field.
 */
public final class Decoder {
  private static final String QUANTITY_RULE =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

  private final List<String> unknown = new ArrayList<>();

  private Decoder() {}

  /**
   * Changes the object in place and tells the paths of the fields that it does not know.
   *
   * @throws TypeMismatch when a value has the wrong type
   */
  public static List<String> decode(Kind kind, ObjectNode object) {
    Decoder decoder = new Decoder();
    if (kind.has(Trait.CUSTOM)) {
      decoder.struct(ModelType.of(V1ObjectMeta.class), object.path("metadata"), "metadata");
      new CustomFields(decoder.unknown).collect(kind.schema(), object);
    } else {
      Models.of(kind).ifPresent(type -> decoder.struct(type, object, ""));
    }
    return decoder.unknown;
  }

  private void struct(ModelType type, JsonNode value, String path) {
    if (!(value instanceof ObjectNode object)) {
      return;
    }
    for (String name : names(object)) {
      ModelField field = type.fields().get(name);
      JsonNode content = object.get(name);
      String place = path.isEmpty() ? name : path + "." + name;
      if (field == null) {
        unknown.add(place);
        object.remove(name);
      } else if (content.isNull()) {
        object.remove(name);
      } else {
        check(field.type(), content, type.name() + "." + place);
        value(field.type(), content, place);
        dropEmpty(object, name, field.type(), type.name() + "." + name);
      }
    }
    for (String name : MergeRules.table().objects(type.name())) {
      if (!object.has(name)) {
        object.putObject(name);
      }
    }
    for (String name : MergeRules.table().nulls(type.name())) {
      if (!object.has(name)) {
        object.putNull(name);
      }
    }
  }

  /** Lists and maps are left out when they are empty, but for those that are always written. */
  private static void dropEmpty(ObjectNode object, String name, ModelType type, String place) {
    boolean many = type.form() == Form.LIST || type.form() == Form.MAP;
    if (many && object.get(name).isEmpty() && !MergeRules.table().written(place)) {
      object.remove(name);
    }
  }

  private void value(ModelType type, JsonNode value, String path) {
    switch (type.form()) {
      case STRUCT -> struct(type, value, path);
      case LIST -> {
        for (int i = 0; i < value.size(); i++) {
          check(type.item(), value.get(i), path);
          value(type.item(), value.get(i), path + "[" + i + "]");
        }
      }
      case MAP -> map(type.item(), (ObjectNode) value, path);
      default -> {}
    }
  }

  private void map(ModelType item, ObjectNode map, String path) {
    for (String name : names(map)) {
      if (map.get(name).isNull() && item.form() == Form.STRING) {
        map.put(name, "");
      }
      check(item, map.get(name), path);
      value(item, map.get(name), path + "." + name);
    }
  }

  private static void check(ModelType type, JsonNode value, String place) {
    boolean good =
        switch (type.form()) {
          case STRUCT, MAP -> value.isObject();
          case LIST -> value.isArray();
          case STRING -> value.isTextual();
          case INT32 -> value.canConvertToExactIntegral() && value.canConvertToInt();
          case INT64 -> value.canConvertToExactIntegral() && value.canConvertToLong();
          case NUMBER -> value.isNumber();
          case BOOLEAN -> value.isBoolean();
          case QUANTITY -> quantity(value);
          case INT_OR_STRING -> value.isTextual() || value.canConvertToInt();
          case TIME -> time(value);
          case BYTES -> value.isTextual();
          case ANY -> true;
        };
    if (!good) {
      throw new TypeMismatch(
          "json: cannot unmarshal "
              + found(value)
              + " into Go struct field "
              + place
              + " of type "
              + goType(type));
    }
  }

  private static boolean time(JsonNode value) {
    try {
      return value.isTextual() && OffsetDateTime.parse(value.asText()) != null;
    } catch (DateTimeParseException e) {
      throw new TypeMismatch(
          "parsing time \""
              + value.asText()
              + "\" as \"2006-01-02T15:04:05Z07:00\": it is not a time of RFC 3339");
    }
  }

  private static boolean quantity(JsonNode value) {
    if (value.isTextual() && Quantity.parse(value.asText()).isEmpty()) {
      throw new TypeMismatch(QUANTITY_RULE);
    }
    return value.isTextual() || value.isNumber();
  }

  private static String goType(ModelType type) {
    return switch (type.form()) {
      case BOOLEAN -> "bool";
      case NUMBER -> "float64";
      case MAP -> "map[string]" + goType(type.item());
      case LIST -> "[]" + goType(type.item());
      case STRUCT -> "v1." + type.name();
      default -> type.name();
    };
  }

  private static String found(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case NUMBER -> value.isIntegralNumber() ? "number" : "number " + value.asText();
      default -> "null";
    };
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The fields of custom resources that their schema does not know; they are pruned later. */
  private record CustomFields(List<String> unknown) {

    void collect(JsonNode schema, ObjectNode object) {
      for (String name : names(object)) {
        boolean system = List.of("apiVersion", "kind", "metadata").contains(name);
        if (!system) {
          field(schema, name, object.get(name), "");
        }
      }
    }

    private void field(JsonNode schema, String name, JsonNode value, String path) {
      String place = path.isEmpty() ? name : path + "." + name;
      JsonNode property = schema.path("properties").path(name);
      JsonNode additional = schema.path("additionalProperties");
      if (!property.isMissingNode()) {
        below(property, value, place);
      } else if (additional.isObject()) {
        below(additional, value, place);
      } else if (!open(schema) && !additional.asBoolean()) {
        unknown.add(place);
      }
    }

    private static boolean open(JsonNode schema) {
      return schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
          || schema.path("x-kubernetes-embedded-resource").asBoolean()
          || schema.isMissingNode();
    }

    private void below(JsonNode schema, JsonNode value, String path) {
      if (value instanceof ObjectNode object) {
        names(object).forEach(name -> field(schema, name, object.get(name), path));
      } else if (value instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          below(schema.path("items"), array.get(i), path + "[" + i + "]");
        }
      }
    }
  }
}
