package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import java.util.List;

/** Decides how many pods the old and the new ReplicaSets of a Deployment have next. */
final class Rollout {
  private final Cluster cluster;

  Rollout(Cluster cluster) {
    this.cluster = cluster;
  }

  void step(ObjectNode deployment, String current, List<ObjectNode> sets) {
    ObjectNode newest =
        sets.stream().filter(s -> Meta.name(s).equals(current)).findFirst().orElseThrow();
    List<ObjectNode> old = sets.stream().filter(s -> s != newest).toList();
    long desired = Json.number(deployment, 1, "spec", "replicas");
    if (Json.text(deployment, "spec", "strategy", "type").equals("Recreate")) {
      recreate(deployment, newest, old, desired);
    } else {
      roll(deployment, newest, old, desired);
    }
  }

  /** New pods start when no old one runs any more; those that failed or are done do not count. */
  private void recreate(
      ObjectNode deployment, ObjectNode newest, List<ObjectNode> old, long desired) {
    old.forEach(s -> scale(deployment, s, 0));
    if (!pods(old)) {
      scale(deployment, newest, desired);
    }
  }

  private void roll(ObjectNode deployment, ObjectNode newest, List<ObjectNode> old, long desired) {
    long oldWanted = old.stream().mapToLong(Rollout::wanted).sum();
    long surge = surge(deployment, desired);
    long unavailable = unavailable(deployment, desired);
    long room = Math.max(0, desired + surge - oldWanted - wanted(newest));
    long next = Math.min(desired, wanted(newest) + room);
    scale(deployment, newest, next);
    long minAvailable = desired - unavailable;
    long newUnavailable = Math.max(0, next - available(newest));
    long removable = oldWanted + next - minAvailable - newUnavailable;
    long spareAvailable = available(newest) - minAvailable;
    for (ObjectNode set : old) {
      spareAvailable += available(set);
    }
    for (ObjectNode set : old) {
      long broken = Math.min(Math.max(0, wanted(set) - available(set)), Math.max(0, removable));
      long sound = Math.min(available(set), Math.max(0, spareAvailable));
      sound = Math.min(sound, Math.max(0, removable - broken));
      scale(deployment, set, wanted(set) - broken - sound);
      removable -= broken + sound;
      spareAvailable -= sound;
    }
  }

  static long surge(JsonNode deployment, long desired) {
    JsonNode rolling = Json.at(deployment, "spec", "strategy", "rollingUpdate");
    return Counts.of(rolling.path("maxSurge"), desired, true);
  }

  static long unavailable(JsonNode deployment, long desired) {
    JsonNode rolling = Json.at(deployment, "spec", "strategy", "rollingUpdate");
    if (!rolling.isObject()) {
      return 0;
    }
    long unavailable = Counts.of(rolling.path("maxUnavailable"), desired, false);
    boolean stuck = unavailable == 0 && surge(deployment, desired) == 0;
    return stuck ? 1 : Math.min(unavailable, desired);
  }

  private static long wanted(JsonNode set) {
    return Json.number(set, 0, "spec", "replicas");
  }

  private static long available(JsonNode set) {
    return Json.number(set, 0, "status", "availableReplicas");
  }

  private void scale(ObjectNode deployment, ObjectNode set, long replicas) {
    long before = wanted(set);
    if (before == replicas) {
      return;
    }
    cluster.edit(
        KindTable.REPLICA_SET,
        KindTable.REPLICA_SET.key(set),
        s -> Json.child(s, "spec").put("replicas", replicas));
    tell(deployment, Meta.name(set), before, replicas);
  }

  /** How many pods a new ReplicaSet begins with. */
  long first(ObjectNode deployment, List<ObjectNode> old) {
    long desired = Json.number(deployment, 1, "spec", "replicas");
    long there = old.stream().mapToLong(Rollout::wanted).sum();
    boolean recreate = Json.text(deployment, "spec", "strategy", "type").equals("Recreate");
    if (recreate) {
      return pods(old) ? 0 : desired;
    }
    return Math.max(0, Math.min(desired, desired + surge(deployment, desired) - there));
  }

  private boolean pods(List<ObjectNode> sets) {
    return sets.stream()
        .flatMap(s -> cluster.controlled(KindTable.POD, s).stream())
        .anyMatch(pod -> !PodConditions.finished(pod));
  }

  void tell(ObjectNode deployment, String set, long before, long replicas) {
    if (before == replicas) {
      return;
    }
    String way = replicas > before ? "up" : "down";
    String message = "Scaled %s replica set %s from %d to %d".formatted(way, set, before, replicas);
    cluster
        .events()
        .normal(
            KindTable.DEPLOYMENT,
            deployment,
            DeploymentController.NAME,
            "ScalingReplicaSet",
            message);
  }
}
