package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;

/** Reads and sets conditions in the status of pods. */
public final class PodConditions {
  private PodConditions() {}

  /** Sets the condition; its transition time changes only with its value. */
  public static ObjectNode set(
      ObjectNode status, String type, boolean value, String reason, String now) {
    String text = value ? "True" : "False";
    ObjectNode condition = Conditions.ofType(status, type);
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
    return Condition.holds(Json.at(pod, "status"), "Ready");
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
