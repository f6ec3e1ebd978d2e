package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs pods of a Job until enough of them have succeeded. */
final class JobController implements Controller {
  private static final String TRACKING = "batch.kubernetes.io/job-tracking";
  private static final String REACHED = "CompletionsReached";
  private static final String REACHED_TEXT = "Reached expected number of succeeded pods";

  private final Cluster cluster;

  JobController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return Owners.selfOrController(change, KindTable.JOB, KindTable.POD);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<ObjectNode> job = cluster.find(key);
    if (job.filter(j -> !Meta.deleting(j)).isPresent()) {
      reconcile(key, job.get());
    } else {
      letGo(key);
    }
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode job) {
    count(job);
    if (Json.at(job, "status").hasNonNull("completionTime") || failed(job)) {
      return;
    }
    long succeeded = phase(job, "Succeeded");
    long failures = phase(job, "Failed");
    long completions = Json.number(job, 1, "spec", "completions");
    boolean suspended = Json.at(job, "spec", "suspend").asBoolean();
    boolean tooMany = failures > Json.number(job, 6, "spec", "backoffLimit");
    long active = active(job);
    if (!suspended && !tooMany) {
      long missing =
          Math.min(
              Json.number(job, 1, "spec", "parallelism") - active,
              completions - succeeded - active);
      for (long i = 0; i < missing; i++) {
        create(key, job);
      }
    }
    status(key, job, succeeded, failures, succeeded >= completions, tooMany);
  }

  /** Nobody counts the pods of a Job that is gone, or on its way. */
  private void letGo(ObjectKey key) {
    cluster.store().list(KindTable.POD, key.namespace()).stream()
        .filter(p -> Meta.finalizers(p).contains(TRACKING))
        .filter(p -> Owners.controller(p, KindTable.JOB).filter(key::equals).isPresent())
        .map(KindTable.POD::key)
        .forEach(p -> cluster.edit(KindTable.POD, p, o -> Meta.removeFinalizer(o, TRACKING)));
  }

  /** A pod that has ended, or is to go, is counted and need not be kept for it. */
  private void count(ObjectNode job) {
    for (ObjectNode pod : cluster.controlled(KindTable.POD, job)) {
      boolean counted = PodConditions.finished(pod) || Meta.deleting(pod);
      if (counted && Meta.finalizers(pod).contains(TRACKING)) {
        cluster.edit(KindTable.POD, KindTable.POD.key(pod), p -> Meta.removeFinalizer(p, TRACKING));
      }
    }
  }

  private static boolean failed(ObjectNode job) {
    for (var condition : Json.at(job, "status", "conditions")) {
      if (Json.text(condition, "type").equals("Failed")) {
        return true;
      }
    }
    return false;
  }

  private long phase(ObjectNode job, String phase) {
    return cluster.controlled(KindTable.POD, job).stream()
        .filter(p -> Json.text(p, "status", "phase").equals(phase))
        .count();
  }

  private long active(ObjectNode job) {
    List<ObjectNode> pods = cluster.controlled(KindTable.POD, job);
    return pods.stream().filter(PodConditions::active).count();
  }

  private void create(ObjectKey key, ObjectNode job) {
    ObjectNode pod = PodTemplates.pod(KindTable.JOB, job);
    Meta.of(pod).put("generateName", key.name() + "-");
    Meta.addFinalizer(pod, TRACKING);
    ObjectNode made = cluster.create(KindTable.POD, key.namespace(), pod);
    String message = "Created pod: " + Meta.name(made);
    cluster.events().normal(KindTable.JOB, job, "job-controller", "SuccessfulCreate", message);
  }

  private void status(
      ObjectKey key,
      ObjectNode job,
      long succeeded,
      long failures,
      boolean complete,
      boolean failed) {
    String now = cluster.times().now();
    boolean suspended = Json.at(job, "spec", "suspend").asBoolean();
    long active = active(job);
    long terminating =
        cluster.controlled(KindTable.POD, job).stream()
            .filter(p -> Meta.deleting(p) && !PodConditions.finished(p))
            .count();
    long ready =
        cluster.controlled(KindTable.POD, job).stream().filter(PodConditions::ready).count();
    cluster.editStatus(
        KindTable.JOB,
        key,
        status -> {
          if (suspended) {
            String why = "Job suspended";
            Conditions.set(status, "Suspended", "True", "JobSuspended", why, now)
                .put("lastProbeTime", now);
          } else {
            Json.putIfAbsent(status, "startTime", now);
          }
          Counts.put(status, "active", active);
          Counts.put(status, "succeeded", succeeded);
          Counts.put(status, "failed", failures);
          status.put("ready", ready);
          status.put("terminating", terminating).putObject("uncountedTerminatedPods");
          if (complete) {
            end(status, "SuccessCriteriaMet", REACHED, REACHED_TEXT);
            end(status, "Complete", REACHED, REACHED_TEXT);
            status.put("completionTime", now);
          } else if (failed) {
            String why = "Job has reached the specified backoff limit";
            end(status, "FailureTarget", "BackoffLimitExceeded", why);
            end(status, "Failed", "BackoffLimitExceeded", why);
          }
        });
  }

  private void end(ObjectNode status, String type, String reason, String message) {
    String now = cluster.times().now();
    Conditions.set(status, type, "True", reason, message, now).put("lastProbeTime", now);
  }
}
