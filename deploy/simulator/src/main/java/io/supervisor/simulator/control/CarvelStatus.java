package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;

/** The status that kapp-controller's kinds share: exactly one condition at a time. */
final class CarvelStatus {
  static final String RECONCILING = "Reconciling";
  static final String SUCCEEDED = "ReconcileSucceeded";
  static final String FAILED = "ReconcileFailed";
  static final String DELETING = "Deleting";
  static final String DELETE_FAILED = "DeleteFailed";

  private static final int LONGEST_LINE = 80;

  private CarvelStatus() {}

  static void paused(ObjectNode status, long generation) {
    status.put("observedGeneration", generation).put("friendlyDescription", "Canceled/paused");
  }

  static void set(ObjectNode status, long generation, String type, String error) {
    status.put("observedGeneration", generation);
    ObjectNode condition = status.putArray("conditions").addObject();
    condition.put("type", type).put("status", "True");
    if (error.isEmpty()) {
      status.remove("usefulErrorMessage");
    } else {
      condition.put("message", "Error (see .status.usefulErrorMessage for details)");
      status.put("usefulErrorMessage", error);
    }
    status.put("friendlyDescription", description(type, error));
  }

  private static String description(String type, String error) {
    return switch (type) {
      case SUCCEEDED -> "Reconcile succeeded";
      case FAILED -> "Reconcile failed: " + firstLine(error);
      case DELETE_FAILED -> "Delete failed: " + firstLine(error);
      default -> type;
    };
  }

  private static String firstLine(String error) {
    String line = error.lines().findFirst().orElse("");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
  }

  /** The type of the only condition; empty before the first. */
  static String condition(JsonNode object) {
    return Json.text(Json.at(object, "status", "conditions").path(0), "type");
  }

  static String error(JsonNode object) {
    return Json.text(object, "status", "usefulErrorMessage");
  }

  static boolean observed(JsonNode object) {
    return Json.number(object, -1, "status", "observedGeneration")
        == Json.number(object, 0, "metadata", "generation");
  }

  static boolean held(JsonNode object) {
    return Json.at(object, "spec", "paused").asBoolean()
        || Json.at(object, "spec", "canceled").asBoolean();
  }
}
