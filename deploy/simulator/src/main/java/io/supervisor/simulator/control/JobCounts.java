package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pods of a Job by what became of them. Those that ended are kept by a finalizer until the
 * status of the Job has counted them, so that none is counted twice or missed.
 */
record JobCounts(long active, long ready, long terminating, long succeeded, long failed) {
  static final String TRACKING = "batch.kubernetes.io/job-tracking";

  static JobCounts of(ObjectNode job, List<ObjectNode> pods) {
    long ended = pods.stream().filter(JobCounts::tracked).filter(JobCounts::succeeded).count();
    long lost = pods.stream().filter(JobCounts::tracked).filter(JobCounts::failed).count();
    return new JobCounts(
        pods.stream().filter(PodConditions::active).count(),
        pods.stream().filter(PodConditions::ready).count(),
        pods.stream().filter(p -> Meta.deleting(p) && !PodConditions.finished(p)).count(),
        Json.number(job, 0, "status", "succeeded") + ended,
        Json.number(job, 0, "status", "failed") + lost);
  }

  static boolean tracked(JsonNode pod) {
    return Meta.finalizers(pod).contains(TRACKING);
  }

  private static boolean succeeded(JsonNode pod) {
    return Json.text(pod, "status", "phase").equals("Succeeded");
  }

  /** A pod that somebody deletes before its end counts as one that failed. */
  private static boolean failed(JsonNode pod) {
    return Json.text(pod, "status", "phase").equals("Failed")
        || Meta.deleting(pod) && !succeeded(pod);
  }

  /** When the pod failed; empty for one that did not. */
  static Optional<Instant> failure(JsonNode pod) {
    if (!Json.text(pod, "status", "phase").equals("Failed")) {
      return Optional.empty();
    }
    String latest = Json.text(pod, "status", "startTime");
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      String end = Json.text(container, "state", "terminated", "finishedAt");
      latest = end.compareTo(latest) > 0 ? end : latest;
    }
    return latest.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(latest));
  }

  /** How many pods the Job needs beside those that run. */
  long missing(JsonNode job) {
    long parallel = Json.number(job, 1, "spec", "parallelism");
    long completions = Json.number(job, 1, "spec", "completions");
    return Math.min(parallel - active, completions - succeeded - active);
  }
}
