package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;

/** Sets the conditions in a status; the transition time of one changes only with its value. */
final class Conditions {
  private Conditions() {}

  static ObjectNode set(
      ObjectNode status, String type, String value, String reason, String message, String now) {
    ObjectNode condition = find(status, type);
    if (!Json.text(condition, "status").equals(value)) {
      condition.put("status", value).put("lastTransitionTime", now);
    }
    return condition.put("reason", reason).put("message", message);
  }

  private static ObjectNode find(ObjectNode status, String type) {
    for (JsonNode condition : Json.list(status, "conditions")) {
      if (Json.text(condition, "type").equals(type)) {
        return (ObjectNode) condition;
      }
    }
    return Json.list(status, "conditions").addObject().put("type", type);
  }
}
