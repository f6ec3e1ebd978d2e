package io.supervisor.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A partial document whose lists merge by the keys of their entries. */
public record StrategicMergePatch(JsonNode patch, FieldRules rules) {
  private static final String PATCH = "$patch";
  private static final String ORDER = "$setElementOrder/";
  private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
  private static final String RETAIN = "$retainKeys";

  public ObjectNode apply(ObjectNode document) {
    return map(document.deepCopy(), patch, rules);
  }

  private static ObjectNode map(ObjectNode target, JsonNode patch, FieldRules rules) {
    String directive = patch.path(PATCH).asText();
    if (directive.equals("replace")) {
      ObjectNode replacement = patch.deepCopy();
      replacement.remove(PATCH);
      return replacement;
    }
    if (directive.equals("delete")) {
      return Json.object();
    }
    if (!directive.isEmpty() && !directive.equals("merge")) {
      throw ApiFailure.of(
          500, "", "unknown patch type: " + directive + " in map: map[$patch:" + directive + "]");
    }
    retain(target, patch);
    for (Iterator<Map.Entry<String, JsonNode>> i = patch.properties().iterator(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = i.next();
      if (entry.getKey().startsWith(DELETE_VALUES)) {
        deleteValues(target, entry.getKey().substring(DELETE_VALUES.length()), entry.getValue());
      } else if (!entry.getKey().startsWith("$")) {
        field(target, entry.getKey(), entry.getValue(), rules.field(entry.getKey()));
      }
    }
    order(target, patch, rules);
    return target;
  }

  private static void field(ObjectNode target, String name, JsonNode value, FieldRules rules) {
    if (value.isNull()) {
      target.remove(name);
    } else if (value.isObject()) {
      ObjectNode old = target.get(name) instanceof ObjectNode found ? found : Json.object();
      target.set(name, map(old, value, rules));
    } else if (value.isArray() && !rules.keys().isEmpty()) {
      ArrayNode old = target.get(name) instanceof ArrayNode found ? found : Json.array();
      target.set(name, keyed(old, value, rules));
    } else if (value.isArray() && rules.set()) {
      ArrayNode merged = Json.list(target, name);
      value.forEach(v -> addMissing(merged, v));
    } else {
      target.set(name, value.deepCopy());
    }
  }

  private static ArrayNode keyed(ArrayNode old, JsonNode patch, FieldRules rules) {
    String key = rules.keys().get(0);
    List<JsonNode> items = new ArrayList<>();
    boolean replace = false;
    for (JsonNode change : patch) {
      replace |= change.path(PATCH).asText().equals("replace") && change.size() == 1;
    }
    if (!replace) {
      old.forEach(items::add);
    }
    for (JsonNode change : patch) {
      if (!(change.size() == 1 && change.path(PATCH).asText().equals("replace"))) {
        keyedItem(items, key, change, rules.item());
      }
    }
    return Json.array().addAll(items);
  }

  private static void keyedItem(
      List<JsonNode> items, String key, JsonNode change, FieldRules rules) {
    if (!change.has(key)) {
      throw ApiFailure.of(
          500, "", "map: " + change + " does not contain declared merge key: " + key);
    }
    int place = -1;
    for (int i = 0; i < items.size() && place < 0; i++) {
      place = items.get(i).path(key).equals(change.path(key)) ? i : -1;
    }
    if (change.path(PATCH).asText().equals("delete")) {
      if (place >= 0) {
        items.remove(place);
      }
    } else if (place >= 0) {
      items.set(place, map((ObjectNode) items.get(place), change, rules));
    } else {
      items.add(map(Json.object(), change, rules));
    }
  }

  private static void retain(ObjectNode target, JsonNode patch) {
    if (patch.has(RETAIN)) {
      target.retain(Json.texts(patch.path(RETAIN)));
    }
  }

  private static void deleteValues(ObjectNode target, String name, JsonNode values) {
    ArrayNode left = Json.array();
    target.path(name).forEach(v -> addUnless(left, v, values));
    target.set(name, left);
  }

  private static void addUnless(ArrayNode list, JsonNode value, JsonNode unwanted) {
    for (JsonNode other : unwanted) {
      if (other.equals(value)) {
        return;
      }
    }
    list.add(value);
  }

  private static void addMissing(ArrayNode list, JsonNode value) {
    for (JsonNode other : list) {
      if (other.equals(value)) {
        return;
      }
    }
    list.add(value);
  }

  private static void order(ObjectNode target, JsonNode patch, FieldRules rules) {
    patch
        .properties()
        .forEach(
            e -> {
              if (e.getKey().startsWith(ORDER)) {
                String name = e.getKey().substring(ORDER.length());
                List<String> keys = rules.field(name).keys();
                if (target.get(name) instanceof ArrayNode list) {
                  target.set(name, ordered(list, e.getValue(), keys.isEmpty() ? "" : keys.get(0)));
                }
              }
            });
  }

  private static ArrayNode ordered(ArrayNode list, JsonNode order, String key) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    List<JsonNode> wanted = new ArrayList<>();
    order.forEach(o -> wanted.add(key.isEmpty() ? o : o.path(key)));
    items.sort((a, b) -> Integer.compare(rank(wanted, a, key), rank(wanted, b, key)));
    return Json.array().addAll(items);
  }

  private static int rank(List<JsonNode> wanted, JsonNode item, String key) {
    int place = wanted.indexOf(key.isEmpty() ? item : item.path(key));
    return place < 0 ? wanted.size() : place;
  }
}
