package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes pods out of the templates of their owners. */
final class PodTemplates {
  private PodTemplates() {}

  /** A word that changes when the template of the workload does. */
  static String hash(JsonNode workload) {
    return Names.hash(Json.write(sorted(Json.at(workload, "spec", "template"))));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = Json.object();
      new TreeMap<>(fields(node)).forEach((k, v) -> sorted.set(k, sorted(v)));
      return sorted;
    }
    if (node.isArray()) {
      var list = Json.array();
      node.forEach(item -> list.add(sorted(item)));
      return list;
    }
    return node;
  }

  private static Map<String, JsonNode> fields(JsonNode node) {
    Map<String, JsonNode> fields = new HashMap<>();
    node.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  /** A pod without a name, controlled by the owner. */
  static ObjectNode pod(Kind ownerKind, JsonNode owner) {
    JsonNode template = Json.at(owner, "spec", "template");
    ObjectNode pod = Json.object();
    ObjectNode metadata = Meta.of(pod);
    for (String name : List.of("labels", "annotations", "finalizers")) {
      if (template.path("metadata").has(name)) {
        metadata.set(name, template.path("metadata").get(name).deepCopy());
      }
    }
    Meta.setController(pod, ownerKind, owner);
    pod.set("spec", template.path("spec").deepCopy());
    return pod;
  }
}
