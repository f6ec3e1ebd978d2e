package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;

/** Reads and sets conditions in the status of pods. */
public final class PodConditions {
  private PodConditions() {}

  /** Sets the condition; its transition time changes only with its value. */
  public static ObjectNode set(
      ObjectNode status, String type, boolean value, String reason, String now) {
    String text = value ? "True" : "False";
    ObjectNode condition = null;
    for (JsonNode found : Json.list(status, "conditions")) {
      condition = Json.text(found, "type").equals(type) ? (ObjectNode) found : condition;
    }
    if (condition == null) {
      condition = Json.list(status, "conditions").addObject().put("type", type);
    }
    if (!Json.text(condition, "status").equals(text)) {
      condition.put("status", text).putNull("lastProbeTime").put("lastTransitionTime", now);
    }
    if (reason.isEmpty()) {
      condition.remove("reason");
      condition.remove("message");
    } else {
      condition.put("reason", reason);
    }
    return condition;
  }

  static boolean ready(JsonNode pod) {
    for (JsonNode condition : Json.at(pod, "status", "conditions")) {
      if (Json.text(condition, "type").equals("Ready")) {
        return Json.text(condition, "status").equals("True");
      }
    }
    return false;
  }

  static boolean finished(JsonNode pod) {
    String phase = Json.text(pod, "status", "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** Whether the pod counts as one of its owner's. */
  static boolean active(JsonNode pod) {
    return !finished(pod) && !Meta.deleting(pod);
  }
}
