package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;

/** Sets the conditions in a status; the transition time of one changes only with its value. */
final class Conditions {
  private Conditions() {}

  static ObjectNode set(
      ObjectNode status, String type, String value, String reason, String message, String now) {
    ObjectNode condition = ofType(status, type);
    if (!Json.text(condition, "status").equals(value)) {
      condition.put("status", value).put("lastTransitionTime", now);
    }
    return condition.put("reason", reason).put("message", message);
  }

  /** The condition of that type; a new one without a value when there is none. */
  static ObjectNode ofType(ObjectNode status, String type) {
    return Condition.of(status, type) instanceof ObjectNode known
        ? known
        : Json.list(status, "conditions").addObject().put("type", type);
  }
}
