package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads the conditions in the status of an object. */
public final class Condition {
  private Condition() {}

  /** The condition of that type; a missing node when there is none. */
  public static JsonNode of(JsonNode status, String type) {
    for (JsonNode condition : status.path("conditions")) {
      if (Json.text(condition, "type").equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  /** Whether the condition of that type is there and true. */
  public static boolean holds(JsonNode status, String type) {
    return Json.text(of(status, type), "status").equals("True");
  }
}
