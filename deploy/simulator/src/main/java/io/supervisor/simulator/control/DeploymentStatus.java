package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.util.List;

/** Sums up the ReplicaSets of a Deployment in its status. */
final class DeploymentStatus {
  private static final String FAILURE = "ReplicaFailure";

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
    long wanted = sets.stream().mapToLong(s -> Json.number(s, 0, "spec", "replicas")).sum();
    boolean paused = Json.at(deployment, "spec", "paused").asBoolean();
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
          Counts.put(status, "unavailableReplicas", Math.max(0, wanted - available));
          availability(status, enough);
          if (paused) {
            condition(status, "Progressing", "Unknown", "DeploymentPaused", "Deployment is paused");
          } else {
            progressing(status, current, complete, updated);
          }
          failure(status, sets);
        });
  }

  private static long sum(List<ObjectNode> sets, String field) {
    return sets.stream().mapToLong(s -> Json.number(s, 0, "status", field)).sum();
  }

  /** A new ReplicaSet is progress, whatever comes of it. */
  void created(ObjectKey key, String set) {
    cluster.editStatus(
        KindTable.DEPLOYMENT,
        key,
        status ->
            condition(
                status,
                "Progressing",
                "True",
                "NewReplicaSetCreated",
                "Created new replica set \"" + set + "\""));
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

  /** Why there are fewer pods than wanted, as the ReplicaSets say. */
  private void failure(ObjectNode status, List<ObjectNode> sets) {
    for (ObjectNode set : sets) {
      for (JsonNode found : Json.at(set, "status", "conditions")) {
        if (Json.text(found, "type").equals(FAILURE)) {
          String reason = Json.text(found, "reason");
          condition(status, FAILURE, "True", reason, Json.text(found, "message"));
          return;
        }
      }
    }
    ArrayNode left = Json.array();
    for (JsonNode found : status.path("conditions")) {
      if (!Json.text(found, "type").equals(FAILURE)) {
        left.add(found);
      }
    }
    status.set("conditions", left);
  }

  private void progressing(ObjectNode status, String current, boolean complete, long updated) {
    String set = "ReplicaSet \"" + current + "\" ";
    if (complete) {
      String message = set + "has successfully progressed.";
      condition(status, "Progressing", "True", "NewReplicaSetAvailable", message);
    } else if (updated > 0) {
      condition(status, "Progressing", "True", "ReplicaSetUpdated", set + "is progressing.");
    }
  }

  /** A condition that changes goes to the end of the list. */
  private void condition(
      ObjectNode status, String type, String value, String reason, String message) {
    String now = cluster.times().now();
    ArrayNode others = Json.array();
    ObjectNode condition = Json.object().put("type", type).put("status", value);
    condition.put("lastUpdateTime", now).put("lastTransitionTime", now);
    for (JsonNode found : Json.list(status, "conditions")) {
      if (!Json.text(found, "type").equals(type)) {
        others.add(found);
        continue;
      }
      boolean same = Json.text(found, "status").equals(value);
      if (same && Json.text(found, "reason").equals(reason)) {
        ((ObjectNode) found).put("message", message);
        return;
      }
      if (same) {
        condition.put("lastTransitionTime", Json.text(found, "lastTransitionTime"));
      }
    }
    condition.put("reason", reason).put("message", message);
    status.set("conditions", others.add(condition));
  }
}
