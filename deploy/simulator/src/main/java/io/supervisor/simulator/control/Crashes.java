package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.fault.Fault;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.ObjectKey;
import java.time.Duration;
import java.util.Optional;

/** Containers that end when they should not, and start again after ever longer pauses. */
final class Crashes {
  private static final int PAUSE = 10;
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration USUAL = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Faults faults;
  private final Steps steps;

  Crashes(Cluster cluster, Faults faults, Steps steps) {
    this.cluster = cluster;
    this.faults = faults;
    this.steps = steps;
  }

  /** When to look at the pod again; empty when none of its containers crashes. */
  Optional<Duration> step(ObjectKey key, ObjectNode pod) {
    Optional<Fault> fault = faults.of(Fault.Type.CRASH_LOOP, pod);
    boolean waiting = waiting(pod);
    if (!waiting && fault.isEmpty()) {
      return Optional.empty();
    }
    Duration life = fault.map(Fault::delay).orElse(USUAL);
    Duration length = waiting ? pause(pod, life) : life;
    Optional<Duration> left = steps.left(pod, waiting ? "pause" : "crash", length);
    if (left.isPresent()) {
      return left;
    }
    if (waiting) {
      edit(key, this::restart);
    } else if (Json.text(pod, "spec", "restartPolicy").equals("Never")) {
      PodStatus status = new PodStatus(pod, Json.object(), cluster.times().now());
      cluster.writer().editStatus(KindTable.POD, key, status::failed, PodStatus.WRITER);
      return Optional.empty();
    } else {
      edit(key, this::crash);
      String message = "Back-off restarting failed container";
      cluster.events().warning(KindTable.POD, pod, "spherelet", "BackOff", message);
    }
    return Optional.of(Duration.ofMillis(1));
  }

  private static boolean waiting(JsonNode pod) {
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      if (Json.text(container, "state", "waiting", "reason").equals("CrashLoopBackOff")) {
        return true;
      }
    }
    return false;
  }

  private static Duration pause(JsonNode pod, Duration life) {
    long restarts = 0;
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      restarts = Math.max(restarts, Json.number(container, 0, "restartCount"));
    }
    return life.multipliedBy((long) PAUSE << Math.min(restarts, MOST_DOUBLINGS));
  }

  private interface Change {
    void of(ObjectNode container, String now);
  }

  private void edit(ObjectKey key, Change change) {
    String now = cluster.times().now();
    cluster
        .writer()
        .editStatus(
            KindTable.POD,
            key,
            status -> {
              boolean ready = true;
              for (JsonNode container : status.path("containerStatuses")) {
                change.of((ObjectNode) container, now);
                ready &= container.path("ready").asBoolean();
              }
              String reason = ready ? "" : "ContainersNotReady";
              PodConditions.set(status, "Ready", ready, reason, now);
              PodConditions.set(status, "ContainersReady", ready, reason, now);
            },
            PodStatus.WRITER);
  }

  private void crash(ObjectNode container, String now) {
    String started = Json.text(container, "state", "running", "startedAt");
    container.put("ready", false).put("started", false);
    container
        .putObject("state")
        .putObject("waiting")
        .put("reason", "CrashLoopBackOff")
        .put("message", "back-off restarting failed container");
    container
        .putObject("lastState")
        .putObject("terminated")
        .put("exitCode", 1)
        .put("reason", "Error")
        .put("startedAt", started.isEmpty() ? now : started)
        .put("finishedAt", now);
  }

  private void restart(ObjectNode container, String now) {
    container.put("ready", true).put("started", true);
    container.put("restartCount", Json.number(container, 0, "restartCount") + 1);
    container.putObject("state").putObject("running").put("startedAt", now);
  }
}
