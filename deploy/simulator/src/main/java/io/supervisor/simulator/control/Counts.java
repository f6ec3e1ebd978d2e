package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers in the status and the specification of workloads. */
final class Counts {
  private Counts() {}

  /** Writes the number; nothing is written for zero. */
  static void put(ObjectNode status, String name, long count) {
    if (count == 0) {
      status.remove(name);
    } else {
      status.put(name, count);
    }
  }

  /** A number, or a percentage of the total. */
  static long of(JsonNode value, long total, boolean roundUp) {
    String text = value.asText("0");
    if (!text.endsWith("%")) {
      return value.asLong();
    }
    double share = total * Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    return (long) (roundUp ? Math.ceil(share) : Math.floor(share));
  }
}
