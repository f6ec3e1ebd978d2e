package io.supervisor.simulator.proto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import io.supervisor.simulator.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes messages in the JSON form of the API, where some are plain values and some have no name.
 */
final class MessageJson {
  /** Fields whose content stands in the JSON of what holds them. */
  private static final Set<String> INLINED =
      Set.of(
          "Volume.volumeSource",
          "PersistentVolumeSpec.persistentVolumeSource",
          "Probe.handler",
          "EphemeralContainer.ephemeralContainerCommon",
          "ConfigMapKeySelector.localObjectReference",
          "ConfigMapEnvSource.localObjectReference",
          "ConfigMapProjection.localObjectReference",
          "ConfigMapVolumeSource.localObjectReference",
          "SecretKeySelector.localObjectReference",
          "SecretEnvSource.localObjectReference",
          "SecretProjection.localObjectReference");

  private MessageJson() {}

  static ObjectNode of(Message message) {
    ObjectNode object = Json.object();
    for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      String place = message.getDescriptorForType().getName() + "." + field.getName();
      JsonNode value = field(field, entry.getValue());
      if (INLINED.contains(place)) {
        object.setAll((ObjectNode) value);
      } else if (!zero(value)) {
        object.set(field.getName(), value);
      }
    }
    return object;
  }

  /** The encoder writes every field that is not a pointer; what says nothing is left out. */
  private static boolean zero(JsonNode value) {
    return value.isNull() || value.isTextual() && value.asText().isEmpty();
  }

  private static JsonNode field(FieldDescriptor field, Object value) {
    if (field.isMapField()) {
      ObjectNode map = Json.object();
      for (Object entry : (List<?>) value) {
        MapEntry<?, ?> pair = (MapEntry<?, ?>) entry;
        FieldDescriptor type = pair.getDescriptorForType().findFieldByName("value");
        map.set(String.valueOf(pair.getKey()), one(type, pair.getValue()));
      }
      return map;
    }
    if (field.isRepeated()) {
      var list = Json.array();
      ((List<?>) value).forEach(item -> list.add(one(field, item)));
      return list;
    }
    return one(field, value);
  }

  private static JsonNode one(FieldDescriptor field, Object value) {
    if (value instanceof Message message) {
      return message(message);
    } else if (value instanceof ByteString bytes) {
      return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes.toByteArray()));
    } else if (value instanceof EnumValueDescriptor constant) {
      return TextNode.valueOf(constant.getName());
    }
    return Json.MAPPER.valueToTree(value);
  }

  private static JsonNode message(Message message) {
    return switch (message.getDescriptorForType().getName()) {
      case "Time", "MicroTime", "Timestamp" -> time(message);
      case "Quantity" -> TextNode.valueOf(String.valueOf(get(message, "string")));
      case "IntOrString" -> intOrString(message);
      case "RawExtension" -> raw(message, "raw");
      case "FieldsV1" -> raw(message, "Raw");
      case "ExtraValue" -> of(message).path("items");
      default -> of(message);
    };
  }

  private static Object get(Message message, String field) {
    return message.getField(message.getDescriptorForType().findFieldByName(field));
  }

  /** No time at all is written as a message without seconds. */
  private static JsonNode time(Message message) {
    FieldDescriptor seconds = message.getDescriptorForType().findFieldByName("seconds");
    return message.hasField(seconds)
        ? TextNode.valueOf(Instant.ofEpochSecond((long) message.getField(seconds)).toString())
        : Json.object().nullNode();
  }

  private static JsonNode intOrString(Message message) {
    boolean text = ((Number) get(message, "type")).longValue() == 1;
    return text
        ? TextNode.valueOf(String.valueOf(get(message, "strVal")))
        : Json.MAPPER.valueToTree(get(message, "intVal"));
  }

  private static JsonNode raw(Message message, String field) {
    try {
      return Json.MAPPER.readTree(((ByteString) get(message, field)).toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
