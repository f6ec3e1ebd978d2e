package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.util.List;

/** Sums up the ReplicaSets of a Deployment in its status. */
final class DeploymentStatus {
  private final Cluster cluster;

  DeploymentStatus(Cluster cluster) {
    this.cluster = cluster;
  }

  void update(ObjectKey key, ObjectNode deployment, String current, List<ObjectNode> sets) {
    long desired = Json.number(deployment, 1, "spec", "replicas");
    long replicas = sum(sets, "replicas");
    long available = sum(sets, "availableReplicas");
    long updated =
        sum(sets.stream().filter(s -> Meta.name(s).equals(current)).toList(), "replicas");
    boolean enough = available >= desired - Rollout.unavailable(deployment, desired);
    boolean complete = updated == desired && replicas == desired && available == desired;
    cluster.editStatus(
        KindTable.DEPLOYMENT,
        key,
        status -> {
          status.put("observedGeneration", Meta.generation(deployment));
          Counts.put(status, "replicas", replicas);
          Counts.put(status, "updatedReplicas", updated);
          Counts.put(status, "readyReplicas", sum(sets, "readyReplicas"));
          Counts.put(status, "availableReplicas", available);
          Counts.put(status, "unavailableReplicas", Math.max(0, replicas - available));
          progressing(status, current, complete);
          availability(status, enough);
        });
  }

  private static long sum(List<ObjectNode> sets, String field) {
    return sets.stream().mapToLong(s -> Json.number(s, 0, "status", field)).sum();
  }

  private void availability(ObjectNode status, boolean enough) {
    condition(
        status,
        "Available",
        enough ? "True" : "False",
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough
            ? "Deployment has minimum availability."
            : "Deployment does not have minimum availability.");
  }

  private void progressing(ObjectNode status, String current, boolean complete) {
    String set = "ReplicaSet \"" + current + "\" ";
    if (complete) {
      String message = set + "has successfully progressed.";
      condition(status, "Progressing", "True", "NewReplicaSetAvailable", message);
    } else {
      condition(status, "Progressing", "True", "ReplicaSetUpdated", set + "is progressing.");
    }
  }

  private void condition(
      ObjectNode status, String type, String value, String reason, String message) {
    String now = cluster.times().now();
    ObjectNode condition = find(status, type);
    if (!Json.text(condition, "status").equals(value)) {
      condition.put("status", value).put("lastTransitionTime", now);
    }
    boolean news =
        !Json.text(condition, "reason").equals(reason)
            || !Json.text(condition, "message").equals(message);
    if (news) {
      condition.put("lastUpdateTime", now).put("reason", reason).put("message", message);
    }
  }

  private static ObjectNode find(ObjectNode status, String type) {
    for (JsonNode condition : Json.list(status, "conditions")) {
      if (Json.text(condition, "type").equals(type)) {
        return (ObjectNode) condition;
      }
    }
    return Json.list(status, "conditions").addObject().put("type", type);
  }
}
