package io.supervisor.simulator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reading and building JSON trees. Objects that are in the store are never changed in place. */
public final class Json {
  public static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  public static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .build());

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The node at the end of the names; a missing node when any of them is absent. */
  public static JsonNode at(JsonNode node, String... names) {
    JsonNode current = node == null ? MissingNode.getInstance() : node;
    for (String name : names) {
      current = current.path(name);
    }
    return current;
  }

  /** The text at the end of the names; empty when absent. */
  public static String text(JsonNode node, String... names) {
    JsonNode found = at(node, names);
    return found.isMissingNode() || found.isNull() ? "" : found.asText();
  }

  public static long number(JsonNode node, long whenAbsent, String... names) {
    JsonNode found = at(node, names);
    return found.isNumber() ? found.asLong() : whenAbsent;
  }

  /** The object at the end of the names, made when it is absent. */
  public static ObjectNode child(ObjectNode node, String... names) {
    ObjectNode current = node;
    for (String name : names) {
      JsonNode next = current.get(name);
      current = next instanceof ObjectNode found ? found : current.putObject(name);
    }
    return current;
  }

  /** The list of that name, made when it is absent. */
  public static ArrayNode list(ObjectNode node, String name) {
    return node.get(name) instanceof ArrayNode found ? found : node.putArray(name);
  }

  public static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  public static void putIfAbsent(ObjectNode node, String name, String value) {
    if (!node.hasNonNull(name)) {
      node.put(name, value);
    }
  }

  public static void putIfAbsent(ObjectNode node, String name, long value) {
    if (!node.hasNonNull(name)) {
      node.put(name, value);
    }
  }

  public static void putIfAbsent(ObjectNode node, String name, boolean value) {
    if (!node.hasNonNull(name)) {
      node.put(name, value);
    }
  }

  /** Whether two trees say the same; numbers are compared by value. */
  public static boolean same(JsonNode one, JsonNode other) {
    return one.equals(Json::compareLeaves, other);
  }

  private static int compareLeaves(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
