package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;

/** What a Job or CronJob gets when it does not say. */
final class JobDefaults {
  private JobDefaults() {}

  static void fill(ObjectNode job) {
    ObjectNode spec = Json.child(job, "spec");
    PodDefaults.fillTemplate(Json.child(spec, "template", "spec"));
    Json.putIfAbsent(spec, "parallelism", 1);
    Json.putIfAbsent(spec, "completions", 1);
    Json.putIfAbsent(spec, "backoffLimit", 6);
    Json.putIfAbsent(spec, "completionMode", "NonIndexed");
    Json.putIfAbsent(spec, "suspend", false);
    Json.putIfAbsent(spec, "manualSelector", false);
    Json.putIfAbsent(spec, "podReplacementPolicy", "TerminatingOrFailed");
  }

  static void fillCron(ObjectNode job) {
    ObjectNode spec = Json.child(job, "spec");
    PodDefaults.fillTemplate(Json.child(spec, "jobTemplate", "spec", "template", "spec"));
    Json.putIfAbsent(spec, "concurrencyPolicy", "Allow");
    Json.putIfAbsent(spec, "suspend", false);
    Json.putIfAbsent(spec, "successfulJobsHistoryLimit", 3);
    Json.putIfAbsent(spec, "failedJobsHistoryLimit", 1);
  }
}
