package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.ObjectKey;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in the status of a Job what its pods do, and whether it waits or has ended. */
final class JobStatus {
  private final Cluster cluster;

  JobStatus(Cluster cluster) {
    this.cluster = cluster;
  }

  void update(ObjectKey key, ObjectNode job, JobCounts counts, Optional<JobEnd> end) {
    boolean suspended = Json.at(job, "spec", "suspend").asBoolean();
    boolean before = held(Json.at(job, "status"));
    cluster.editStatus(
        KindTable.JOB,
        key,
        status -> {
          start(status, suspended);
          Counts.put(status, "active", counts.active());
          Counts.put(status, "succeeded", counts.succeeded());
          Counts.put(status, "failed", counts.failed());
          status.put("ready", counts.ready());
          status.put("terminating", counts.terminating()).putObject("uncountedTerminatedPods");
          end.ifPresent(e -> end(status, e));
        });
    if (suspended != before) {
      String what = suspended ? "Suspended" : "Resumed";
      String message = suspended ? "Job suspended" : "Job resumed";
      cluster.events().normal(KindTable.JOB, job, JobController.NAME, what, message);
    }
    end.ifPresent(e -> tell(job, e));
  }

  private void start(ObjectNode status, boolean suspended) {
    if (suspended) {
      set(status, "Suspended", "True", "JobSuspended", "Job suspended");
      status.remove("startTime");
      return;
    }
    if (held(status)) {
      set(status, "Suspended", "False", "JobResumed", "Job resumed");
    }
    Json.putIfAbsent(status, "startTime", cluster.times().now());
  }

  private void end(ObjectNode status, JobEnd end) {
    set(status, end.early(), "True", end.reason(), end.message());
    set(status, end.last(), "True", end.reason(), end.message());
    if (end.success()) {
      status.put("completionTime", cluster.times().now());
    }
  }

  private void tell(ObjectNode job, JobEnd end) {
    Events events = cluster.events();
    if (end.success()) {
      events.normal(KindTable.JOB, job, JobController.NAME, "Completed", "Job completed");
    } else {
      events.warning(KindTable.JOB, job, JobController.NAME, end.reason(), end.message());
    }
  }

  private void set(ObjectNode status, String type, String value, String reason, String message) {
    String now = cluster.times().now();
    ObjectNode condition = Conditions.set(status, type, value, reason, message, now);
    if (!condition.has("lastProbeTime") || Json.text(condition, "lastTransitionTime").equals(now)) {
      condition.put("lastProbeTime", now);
    }
  }

  private static boolean held(JsonNode status) {
    return Condition.holds(status, "Suspended");
  }

  /** When the Job ended; empty while it goes on. */
  static Optional<Instant> ended(JsonNode job) {
    JsonNode status = Json.at(job, "status");
    return Stream.of("Complete", "Failed")
        .filter(type -> Condition.holds(status, type))
        .map(type -> Condition.of(status, type))
        .map(condition -> Instant.parse(Json.text(condition, "lastTransitionTime")))
        .findFirst();
  }
}
