package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import java.time.Instant;
import java.util.Optional;

/** How a Job ends: the conditions that say so, and why. */
record JobEnd(String early, String last, String reason, String message) {
  private static final long USUAL_RETRIES = 6;

  /** Empty when it goes on. */
  static Optional<JobEnd> of(JsonNode job, JobCounts counts, Instant now) {
    if (counts.succeeded() >= Json.number(job, 1, "spec", "completions")) {
      String why = "Reached expected number of succeeded pods";
      return Optional.of(new JobEnd("SuccessCriteriaMet", "Complete", "CompletionsReached", why));
    }
    if (counts.failed() > Json.number(job, USUAL_RETRIES, "spec", "backoffLimit")) {
      String why = "Job has reached the specified backoff limit";
      return Optional.of(failure("BackoffLimitExceeded", why));
    }
    if (deadline(job).filter(d -> !now.isBefore(d)).isPresent()) {
      String why = "Job was active longer than specified deadline";
      return Optional.of(failure("DeadlineExceeded", why));
    }
    return Optional.empty();
  }

  private static JobEnd failure(String reason, String message) {
    return new JobEnd("FailureTarget", "Failed", reason, message);
  }

  /** When it has run long enough; empty when it may run for ever, or does not run. */
  static Optional<Instant> deadline(JsonNode job) {
    String start = Json.text(job, "status", "startTime");
    boolean suspended = Json.at(job, "spec", "suspend").asBoolean();
    if (suspended || start.isEmpty() || !Json.at(job, "spec").hasNonNull("activeDeadlineSeconds")) {
      return Optional.empty();
    }
    long seconds = Json.number(job, 0, "spec", "activeDeadlineSeconds");
    return Optional.of(Instant.parse(start).plusSeconds(seconds));
  }

  boolean success() {
    return last.equals("Complete");
  }
}
