package io.supervisor.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.patch.FieldRules;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An applied configuration may state only what its type has, and each entry of a list once. The API
 * answers 500 to one that does not.
 */
record TypedCheck(JsonNode config) {

  void check(FieldRules rules) {
    value(config, rules, "");
  }

  private void value(JsonNode value, FieldRules rules, String path) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String place = path + "." + field.getKey();
        if (!rules.declares(field.getKey())) {
          throw failure(place + ": field not declared in schema");
        }
        value(field.getValue(), rules.field(field.getKey()), place);
      }
    } else if (value.isArray()) {
      list(value, rules, path);
    }
  }

  private void list(JsonNode list, FieldRules rules, String path) {
    Set<PathElement> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      boolean keyed = !rules.keys().isEmpty() && item.isObject();
      if (!keyed && !rules.set()) {
        value(item, rules.item(), path + "[" + i + "]");
        continue;
      }
      PathElement element = rules.set() ? PathElement.value(item) : PathElement.item(item, rules);
      if (!seen.add(element)) {
        throw failure(path + ": duplicate entries for key " + element.print());
      }
      value(item, rules.item(), path + element.print());
    }
  }

  private ApiFailure failure(String why) {
    return ApiFailure.of(
        500,
        "",
        "failed to create typed patch object ("
            + Meta.namespace(config)
            + "/"
            + Meta.name(config)
            + "; "
            + Json.text(config, "apiVersion")
            + ", Kind="
            + Json.text(config, "kind")
            + "): "
            + why);
  }
}
