package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sums up the ReplicaSets of a Deployment in its status. */
final class DeploymentStatus {
  private static final String FAILURE = "ReplicaFailure";
  private static final String AVAILABLE = "NewReplicaSetAvailable";
  private static final String LATE = "ProgressDeadlineExceeded";
  private static final long FOR_EVER = Integer.MAX_VALUE;

  private final Cluster cluster;

  DeploymentStatus(Cluster cluster) {
    this.cluster = cluster;
  }

  /** How long the rollout may still go on without progress; empty when it may for ever. */
  Optional<Duration> update(
      ObjectKey key, ObjectNode deployment, String current, List<ObjectNode> sets) {
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
          ObjectNode before = status.deepCopy();
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
            progressing(deployment, before, status, current, complete);
          }
          failure(status, sets);
        });
    return paused ? Optional.empty() : cluster.find(key).flatMap(this::left);
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
      JsonNode found = Condition.of(Json.at(set, "status"), FAILURE);
      if (!found.isMissingNode()) {
        String reason = Json.text(found, "reason");
        condition(status, FAILURE, "True", reason, Json.text(found, "message"));
        return;
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

  private void progressing(
      ObjectNode deployment, JsonNode before, ObjectNode status, String current, boolean complete) {
    JsonNode known = progress(status);
    String reason = Json.text(known, "reason");
    String set = "ReplicaSet \"" + current + "\" ";
    boolean settled = reason.equals(AVAILABLE) && old(status) == 0;
    if (complete) {
      condition(status, "Progressing", "True", AVAILABLE, set + "has successfully progressed.");
    } else if (!settled && progressed(before, status)) {
      condition(status, "Progressing", "True", "ReplicaSetUpdated", set + "is progressing.");
      ((ObjectNode) progress(status)).put("lastUpdateTime", cluster.times().now());
    } else if (reason.equals("DeploymentPaused")) {
      condition(status, "Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed");
    } else if (!settled && left(deployment, known).filter(Duration::isZero).isPresent()) {
      condition(status, "Progressing", "False", LATE, set + "has timed out progressing.");
    }
  }

  private static boolean progressed(JsonNode before, JsonNode now) {
    return more("updatedReplicas", before, now)
        || more("readyReplicas", before, now)
        || more("availableReplicas", before, now)
        || old(now) < old(before);
  }

  private static boolean more(String count, JsonNode before, JsonNode now) {
    return Json.number(now, 0, count) > Json.number(before, 0, count);
  }

  private static long old(JsonNode status) {
    return Json.number(status, 0, "replicas") - Json.number(status, 0, "updatedReplicas");
  }

  private static JsonNode progress(JsonNode status) {
    return Condition.of(status, "Progressing");
  }

  private Optional<Duration> left(ObjectNode deployment) {
    return left(deployment, progress(Json.at(deployment, "status")))
        .filter(left -> !left.isZero())
        .map(left -> left.plusMillis(1));
  }

  /** Zero when there was no progress for too long. */
  private Optional<Duration> left(ObjectNode deployment, JsonNode progress) {
    long deadline = Json.number(deployment, FOR_EVER, "spec", "progressDeadlineSeconds");
    String since = Json.text(progress, "lastUpdateTime");
    boolean over = List.of(AVAILABLE, LATE).contains(Json.text(progress, "reason"));
    if (deadline == FOR_EVER || since.isEmpty() || over) {
      return Optional.empty();
    }
    Instant end = Instant.parse(since).plusSeconds(deadline);
    Duration left = Duration.between(cluster.times().instant(), end);
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
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
