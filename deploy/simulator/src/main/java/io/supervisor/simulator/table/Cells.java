package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;

/** Texts that several tables share. */
final class Cells {
  private Cells() {}

  static String orNone(String text) {
    return text.isEmpty() ? "<none>" : text;
  }

  static String join(List<String> texts) {
    return texts.isEmpty() ? "<none>" : String.join(",", texts);
  }

  static String labels(JsonNode map) {
    return orNone(LabelSelector.ofLabels(map).print());
  }

  static String selector(JsonNode workload) {
    return orNone(LabelSelector.of(Json.at(workload, "spec", "selector")).print());
  }

  static String containers(JsonNode podSpec, String field) {
    List<String> texts = new ArrayList<>();
    podSpec.path("containers").forEach(c -> texts.add(Json.text(c, field)));
    return String.join(",", texts);
  }

  static String accessModes(JsonNode modes) {
    List<String> shorts = new ArrayList<>();
    for (String mode : Json.texts(modes)) {
      shorts.add(
          switch (mode) {
            case "ReadWriteOnce" -> "RWO";
            case "ReadOnlyMany" -> "ROX";
            case "ReadWriteMany" -> "RWX";
            default -> "RWOP";
          });
    }
    return String.join(",", shorts);
  }
}
