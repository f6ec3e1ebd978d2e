package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.List;

/**
 * Takes away what a controller writes to an object by the way. Where a topic is not about
 * controllers, how far one has come when the next request arrives is chance.
 */
final class Timing {
  private static final List<String> BUSY = List.of("Deployment", "ReplicaSet", "DaemonSet");
  private static final String TTL = "node.alpha.kubernetes.io/ttl";
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private Timing() {}

  /** With workloads, what their controllers write is taken away too. */
  static JsonNode strip(JsonNode body, boolean workloads) {
    JsonNode copy = body.deepCopy();
    visit(copy, workloads);
    return copy;
  }

  private static void visit(JsonNode node, boolean workloads) {
    if (node instanceof ObjectNode object
        && object.get("metadata") instanceof ObjectNode metadata) {
      String kind = Json.text(object, "kind");
      boolean host = kind.equals("Node");
      if (host || workloads && BUSY.contains(kind)) {
        metadata.remove("resourceVersion");
        metadata(metadata);
      }
      if (!host && workloads && BUSY.contains(kind)) {
        object.remove("status");
      }
    }
    node.forEach(below -> visit(below, workloads));
  }

  private static void metadata(ObjectNode metadata) {
    if (metadata.get("annotations") instanceof ObjectNode annotations) {
      annotations.remove(List.of(REVISION, TTL));
      if (annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    }
    if (metadata.get("managedFields") instanceof ArrayNode entries) {
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (Json.text(entries.get(i), "manager").equals("kube-controller-manager")) {
          entries.remove(i);
        }
      }
    }
  }
}
