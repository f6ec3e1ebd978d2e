package io.supervisor.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Values as the API's messages print them: {@code map[a:1 b:x]}, {@code [a b]}. */
final class GoText {
  private GoText() {}

  static String of(JsonNode value) {
    if (value.isObject()) {
      TreeMap<String, String> entries = new TreeMap<>();
      value.properties().forEach(e -> entries.put(e.getKey(), of(e.getValue())));
      List<String> parts = new ArrayList<>();
      entries.forEach((k, v) -> parts.add(k + ":" + v));
      return "map[" + String.join(" ", parts) + "]";
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(v -> parts.add(of(v)));
      return "[" + String.join(" ", parts) + "]";
    }
    return value.isNull() ? "<nil>" : value.asText();
  }
}
