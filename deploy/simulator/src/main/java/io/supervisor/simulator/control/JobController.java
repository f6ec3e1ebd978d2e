package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs pods of a Job until enough of them have succeeded, or too many failed. */
final class JobController implements Controller {
  static final String NAME = "job-controller";
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 6;

  private final Cluster cluster;
  private final JobStatus status;

  JobController(Cluster cluster) {
    this.cluster = cluster;
    this.status = new JobStatus(cluster);
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return Owners.selfOrController(change, KindTable.JOB, KindTable.POD);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<ObjectNode> job = cluster.find(key);
    if (job.filter(j -> !Meta.deleting(j)).isPresent()) {
      return reconcile(key, job.get());
    }
    letGo(key);
    return Optional.empty();
  }

  private Optional<Duration> reconcile(ObjectKey key, ObjectNode job) {
    List<ObjectNode> pods = cluster.controlled(KindTable.POD, job);
    Optional<Instant> ended = JobStatus.ended(job);
    if (ended.isPresent()) {
      pods.forEach(this::release);
      return expire(key, job, ended.get());
    }
    JobCounts counts = JobCounts.of(job, pods);
    Optional<JobEnd> end = JobEnd.of(job, counts, cluster.times().instant());
    boolean suspended = Json.at(job, "spec", "suspend").asBoolean();
    Optional<Duration> pause = pause(pods, counts);
    if (end.isEmpty() && !suspended && pause.isEmpty()) {
      for (long i = counts.missing(job); i > 0; i--) {
        create(key, job);
      }
    } else if (end.isPresent() || suspended) {
      pods.stream().filter(PodConditions::active).forEach(this::stop);
    }
    status.update(key, job, JobCounts.of(job, cluster.controlled(KindTable.POD, job)), end);
    pods.forEach(this::release);
    return pause.or(() -> cluster.find(key).flatMap(this::deadline));
  }

  /** Nobody counts the pods of a Job that is gone, or on its way. */
  private void letGo(ObjectKey key) {
    cluster.store().list(KindTable.POD, key.namespace()).stream()
        .filter(p -> Meta.finalizers(p).contains(JobCounts.TRACKING))
        .filter(p -> Owners.controller(p, KindTable.JOB).filter(key::equals).isPresent())
        .forEach(this::untrack);
  }

  /** A pod that has ended, or is to go, has been counted and need not be kept for it. */
  private void release(ObjectNode pod) {
    if (PodConditions.finished(pod) || Meta.deleting(pod)) {
      untrack(pod);
    }
  }

  /** A pod that the Job ends itself does not count as one that failed. */
  private void stop(ObjectNode pod) {
    untrack(pod);
    cluster.delete(KindTable.POD, KindTable.POD.key(pod));
  }

  private void untrack(ObjectNode pod) {
    ObjectKey key = KindTable.POD.key(pod);
    if (cluster.find(key).filter(JobCounts::tracked).isPresent()) {
      cluster.edit(KindTable.POD, key, p -> Meta.removeFinalizer(p, JobCounts.TRACKING));
    }
  }

  private void create(ObjectKey key, ObjectNode job) {
    ObjectNode pod = PodTemplates.pod(KindTable.JOB, job);
    Meta.of(pod).put("generateName", key.name() + "-");
    Meta.addFinalizer(pod, JobCounts.TRACKING);
    ObjectNode made = cluster.create(KindTable.POD, key.namespace(), pod);
    String message = "Created pod: " + Meta.name(made);
    cluster.events().normal(KindTable.JOB, job, NAME, "SuccessfulCreate", message);
  }

  /** After a failure the next pod waits, ever longer; empty when none needs to. */
  private Optional<Duration> pause(List<ObjectNode> pods, JobCounts counts) {
    Instant now = cluster.times().instant();
    Duration length =
        PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, counts.failed() - 1)));
    return pods.stream()
        .flatMap(p -> JobCounts.failure(p).stream())
        .max(Instant::compareTo)
        .map(last -> Duration.between(now, last.plus(length)))
        .filter(left -> !left.isNegative() && !left.isZero());
  }

  private Optional<Duration> deadline(ObjectNode job) {
    Instant now = cluster.times().instant();
    return JobEnd.deadline(job).map(d -> Duration.between(now, d).plusMillis(1));
  }

  private Optional<Duration> expire(ObjectKey key, ObjectNode job, Instant ended) {
    if (!Json.at(job, "spec").hasNonNull("ttlSecondsAfterFinished")) {
      return Optional.empty();
    }
    Instant end = ended.plusSeconds(Json.number(job, 0, "spec", "ttlSecondsAfterFinished"));
    Duration left = Duration.between(cluster.times().instant(), end);
    if (left.isNegative() || left.isZero()) {
      cluster.delete(KindTable.JOB, key);
      return Optional.empty();
    }
    return Optional.of(left.plusMillis(1));
  }
}
