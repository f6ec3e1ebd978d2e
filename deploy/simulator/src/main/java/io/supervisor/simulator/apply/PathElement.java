package io.supervisor.simulator.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.patch.FieldRules;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;

/**
 * One step from an object to a part of it, as managedFields writes it: {@code f:name} a field,
 * {@code k:{...}} a list entry with those keys, {@code v:...} a value in a set.
 */
record PathElement(String text) {

  static PathElement field(String name) {
    return new PathElement("f:" + name);
  }

  static PathElement item(JsonNode item, FieldRules list) {
    TreeMap<String, JsonNode> keys = new TreeMap<>();
    for (String key : list.keys()) {
      if (item.has(key)) {
        keys.put(key, item.get(key));
      } else if (!list.keyDefault(key).isEmpty()) {
        keys.put(key, Json.object().textNode(list.keyDefault(key)));
      }
    }
    return new PathElement("k:" + Json.write(Json.object().setAll(keys)));
  }

  static PathElement value(JsonNode value) {
    return new PathElement("v:" + Json.write(value));
  }

  boolean isItem() {
    return text.startsWith("k:");
  }

  boolean isValue() {
    return text.startsWith("v:");
  }

  String name() {
    return text.substring(2);
  }

  FieldRules below(FieldRules rules) {
    return text.startsWith("f:") ? rules.field(name()) : rules.item();
  }

  /** The part of the value that this step leads to; missing when there is none. */
  JsonNode of(JsonNode value, FieldRules rules) {
    if (text.startsWith("f:")) {
      return value.path(name());
    }
    for (JsonNode item : value) {
      if (text.equals((isItem() ? item(item, rules) : value(item)).text)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  /** Takes the part that this step leads to away from the value. */
  void removeFrom(JsonNode value, FieldRules rules) {
    if (value instanceof ObjectNode object) {
      object.remove(name());
    } else if (value instanceof ArrayNode array) {
      JsonNode found = of(array, rules);
      for (int i = array.size() - 1; i >= 0; i--) {
        if (array.get(i) == found) {
          array.remove(i);
        }
      }
    }
  }

  /** The form in messages: {@code .name}, {@code [name="x"]}. */
  String print() {
    if (text.startsWith("f:")) {
      return "." + name();
    }
    if (isValue()) {
      return "[=" + name() + "]";
    }
    try {
      JsonNode keys = Json.MAPPER.readTree(name());
      List<String> parts =
          keys.properties().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
      return "[" + String.join(",", parts) + "]";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
