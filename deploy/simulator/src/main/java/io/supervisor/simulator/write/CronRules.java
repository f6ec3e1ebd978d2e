package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.CronSchedule;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** What a CronJob must say. */
final class CronRules {
  private static final List<String> POLICIES = List.of("Allow", "Forbid", "Replace");

  private static final int LONGEST_NAME = 52;

  private CronRules() {}

  static void check(JsonNode object, FieldErrors errors) {
    JsonNode spec = object.path("spec");
    if (Meta.name(object).length() > LONGEST_NAME) {
      String why = "must be no more than " + LONGEST_NAME + " characters";
      errors.invalid("metadata.name", "\"" + Meta.name(object) + "\"", why);
    }
    String schedule = Json.text(spec, "schedule");
    if (schedule.isEmpty()) {
      errors.required("spec.schedule", "");
    } else {
      CronSchedule.problem(schedule)
          .ifPresent(why -> errors.invalid("spec.schedule", "\"" + schedule + "\"", why));
    }
    String zone = Json.text(spec, "timeZone");
    if (!zone.isEmpty() && !known(zone)) {
      errors.invalid("spec.timeZone", "\"" + zone + "\"", "unknown time zone " + zone);
    }
    String policy = Json.text(spec, "concurrencyPolicy");
    if (!POLICIES.contains(policy)) {
      errors.unsupported("spec.concurrencyPolicy", policy, POLICIES);
    }
    JsonNode pod = Json.at(spec, "jobTemplate", "spec", "template", "spec");
    PodRules.check(pod, "spec.jobTemplate.spec.template.spec", Set.of(), errors);
  }

  private static boolean known(String zone) {
    try {
      return ZoneId.of(zone) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
