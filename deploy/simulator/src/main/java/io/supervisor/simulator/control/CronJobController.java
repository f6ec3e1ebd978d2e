package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.CronSchedule;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a Job each time the schedule of a CronJob comes round, and forgets old ones. */
final class CronJobController implements Controller {
  private static final String NAME = "cronjob-controller";
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

  private final Cluster cluster;

  CronJobController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return Owners.selfOrController(change, KindTable.CRON_JOB, KindTable.JOB);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    return cluster.find(key).filter(c -> !Meta.deleting(c)).flatMap(c -> reconcile(key, c));
  }

  private Optional<Duration> reconcile(ObjectKey key, ObjectNode cron) {
    List<ObjectNode> jobs = cluster.controlled(KindTable.JOB, cron);
    forget(cron, jobs);
    List<ObjectNode> active = jobs.stream().filter(j -> !ended(j, "")).toList();
    Instant now = cluster.times().instant();
    CronSchedule schedule = schedule(cron);
    boolean suspended = Json.at(cron, "spec", "suspend").asBoolean();
    Optional<Instant> due = schedule.last(now).filter(t -> t.isAfter(since(cron)));
    boolean starts = !suspended && due.isPresent() && allowed(cron, due.get(), now, active);
    if (starts) {
      start(key, cron, due.get());
      active = cluster.controlled(KindTable.JOB, cron).stream().filter(j -> !ended(j, "")).toList();
    }
    show(key, active, due.filter(t -> starts), jobs);
    return schedule
        .next(now)
        .map(next -> Duration.between(now, next).plusMillis(1))
        .map(wait -> wait.compareTo(LONGEST_LOOK) < 0 ? wait : LONGEST_LOOK);
  }

  private static CronSchedule schedule(JsonNode cron) {
    String zone = Json.text(cron, "spec", "timeZone");
    ZoneId where = zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    return CronSchedule.of(Json.text(cron, "spec", "schedule"), where);
  }

  /** The last time that counted, at first when the CronJob was made. */
  private static Instant since(JsonNode cron) {
    String last = Json.text(cron, "status", "lastScheduleTime");
    return Instant.parse(last.isEmpty() ? Json.text(cron, "metadata", "creationTimestamp") : last);
  }

  private boolean allowed(JsonNode cron, Instant due, Instant now, List<ObjectNode> active) {
    long deadline = Json.number(cron, Long.MAX_VALUE, "spec", "startingDeadlineSeconds");
    if (Duration.between(due, now).toSeconds() > deadline) {
      return false;
    }
    return switch (Json.text(cron, "spec", "concurrencyPolicy")) {
      case "Forbid" -> active.isEmpty();
      case "Replace" -> {
        active.forEach(j -> cluster.delete(KindTable.JOB, KindTable.JOB.key(j)));
        yield true;
      }
      default -> true;
    };
  }

  private void start(ObjectKey key, ObjectNode cron, Instant due) {
    String name = key.name() + "-" + due.getEpochSecond() / 60;
    if (cluster.find(KindTable.JOB.key(key.namespace(), name)).isPresent()) {
      return;
    }
    JsonNode template = Json.at(cron, "spec", "jobTemplate");
    ObjectNode job = Json.object();
    ObjectNode metadata = Meta.of(job);
    for (String part : List.of("labels", "annotations")) {
      if (template.path("metadata").has(part)) {
        metadata.set(part, template.path("metadata").get(part).deepCopy());
      }
    }
    metadata.put("name", name);
    Json.child(metadata, "annotations")
        .put("batch.kubernetes.io/cronjob-scheduled-timestamp", due.toString());
    Meta.setController(job, KindTable.CRON_JOB, cron);
    job.set("spec", template.path("spec").deepCopy());
    cluster.create(KindTable.JOB, key.namespace(), job);
    cluster
        .events()
        .normal(KindTable.CRON_JOB, cron, NAME, "SuccessfulCreate", "Created job " + name);
  }

  private void show(
      ObjectKey key, List<ObjectNode> active, Optional<Instant> due, List<ObjectNode> jobs) {
    cluster.editStatus(
        KindTable.CRON_JOB,
        key,
        status -> {
          status.remove("active");
          for (ObjectNode job : active) {
            Json.list(status, "active")
                .addObject()
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put("namespace", key.namespace())
                .put("name", Meta.name(job))
                .put("uid", Meta.uid(job))
                .put("resourceVersion", Meta.resourceVersion(job));
          }
          due.ifPresent(t -> status.put("lastScheduleTime", t.toString()));
          jobs.stream()
              .map(j -> Json.text(j, "status", "completionTime"))
              .max(Comparator.naturalOrder())
              .filter(t -> !t.isEmpty())
              .ifPresent(t -> status.put("lastSuccessfulTime", t));
        });
  }

  /** Keeps as many Jobs that went well, and that failed, as the CronJob wants. */
  private void forget(ObjectNode cron, List<ObjectNode> jobs) {
    forget(jobs, "Complete", Json.number(cron, 3, "spec", "successfulJobsHistoryLimit"));
    forget(jobs, "Failed", Json.number(cron, 1, "spec", "failedJobsHistoryLimit"));
  }

  private void forget(List<ObjectNode> jobs, String end, long limit) {
    List<ObjectNode> ended =
        jobs.stream()
            .filter(j -> ended(j, end) && !Meta.deleting(j))
            .sorted(Comparator.comparing((ObjectNode j) -> Json.text(j, "status", "startTime")))
            .toList();
    ended.stream()
        .limit(Math.max(0, ended.size() - limit))
        .forEach(j -> cluster.delete(KindTable.JOB, KindTable.JOB.key(j)));
  }

  private static boolean ended(JsonNode job, String how) {
    return how.isEmpty()
        ? JobStatus.ended(job).isPresent()
        : Condition.holds(Json.at(job, "status"), how);
  }
}
