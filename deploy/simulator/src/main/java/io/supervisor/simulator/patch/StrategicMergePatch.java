package io.supervisor.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import java.util.ArrayList;
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
    for (Map.Entry<String, JsonNode> entry : patch.properties()) {
      String name = entry.getKey();
      if (name.startsWith(DELETE_VALUES)) {
        deleteValues(target, name.substring(DELETE_VALUES.length()), entry.getValue());
      } else if (name.startsWith(ORDER) && !patch.has(name.substring(ORDER.length()))) {
        reorder(target, name.substring(ORDER.length()), entry.getValue(), rules);
      } else if (!name.startsWith("$")) {
        JsonNode order = patch.path(ORDER + name);
        field(target, name, entry.getValue(), order, rules.field(name));
      }
    }
    return target;
  }

  private static void field(
      ObjectNode target, String name, JsonNode value, JsonNode order, FieldRules rules) {
    if (value.isNull()) {
      target.remove(name);
    } else if (value.isObject()) {
      ObjectNode old = target.get(name) instanceof ObjectNode found ? found : Json.object();
      target.set(name, map(old, value, rules));
    } else if (value.isArray() && !rules.patchKey().isEmpty()) {
      ArrayNode old = target.get(name) instanceof ArrayNode found ? found : Json.array();
      checkOrder(value, order, rules.patchKey());
      target.set(name, keyed(old, value, order, rules));
    } else if (value.isArray() && rules.mergedSet()) {
      List<JsonNode> server = list(target.path(name));
      List<JsonNode> merged = new ArrayList<>(server);
      value.forEach(v -> addMissing(merged, v));
      List<JsonNode> wanted = order.isArray() ? list(order) : list(value);
      ElementOrder sorted = new ElementOrder(wanted, server, "");
      target.set(name, Json.array().addAll(sorted.sort(merged)));
    } else {
      target.set(name, value.deepCopy());
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static ArrayNode keyed(ArrayNode old, JsonNode patch, JsonNode order, FieldRules rules) {
    String key = rules.patchKey();
    List<JsonNode> items = new ArrayList<>();
    boolean replace = false;
    for (JsonNode change : patch) {
      replace |= change.path(PATCH).asText().equals("replace") && change.size() == 1;
    }
    if (!replace) {
      old.forEach(items::add);
    }
    List<JsonNode> added = new ArrayList<>();
    for (JsonNode change : patch) {
      if (!(change.size() == 1 && change.path(PATCH).asText().equals("replace"))) {
        keyedItem(items, added, key, change, rules.item());
      }
    }
    items.addAll(added);
    List<JsonNode> wanted = list(order.isArray() ? order : patch);
    return Json.array().addAll(new ElementOrder(wanted, list(old), key).sort(items));
  }

  private static void keyedItem(
      List<JsonNode> items, List<JsonNode> added, String key, JsonNode change, FieldRules rules) {
    if (!change.has(key)) {
      throw ApiFailure.of(
          500, "", "map: " + GoText.of(change) + " does not contain declared merge key: " + key);
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
      added.add(map(Json.object(), change, rules));
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

  private static void addMissing(List<JsonNode> list, JsonNode value) {
    if (!list.contains(value)) {
      list.add(value);
    }
  }

  private static void reorder(ObjectNode target, String name, JsonNode order, FieldRules rules) {
    if (target.get(name) instanceof ArrayNode items) {
      String key = rules.field(name).patchKey();
      ElementOrder sorted = new ElementOrder(list(order), list(items), key);
      target.set(name, Json.array().addAll(sorted.sort(list(items))));
    }
  }

  /** Every entry of the patch must have its place in the order. */
  private static void checkOrder(JsonNode items, JsonNode order, String key) {
    List<JsonNode> wanted = new ArrayList<>();
    order.forEach(o -> wanted.add(key.isEmpty() ? o : o.path(key)));
    if (wanted.isEmpty()) {
      return;
    }
    for (JsonNode item : items) {
      boolean deleted = item.path(PATCH).asText().equals("delete");
      if (!deleted && !wanted.contains(key.isEmpty() ? item : item.path(key))) {
        throw ApiFailure.of(
            500,
            "",
            "The order in patch list:\n"
                + GoText.of(items)
                + "\n doesn't match $setElementOrder list:\n"
                + GoText.of(order)
                + "\n");
      }
    }
  }
}
