package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies an install's objects and follows them until they run; afterwards repairs drift. */
@ApplicationScoped
class Installer {

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LATER = Duration.ofSeconds(1);
  private static final Duration STUCK = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SELDOM = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TOO_LONG = Duration.ofMinutes(15);

  private final Workloads workloads;
  private final Reporter reporter;
  private final Sightings sightings;
  private final Sealer sealer;
  private final Clock clock;

  Installer(
      Workloads workloads, Reporter reporter, Sightings sightings, Sealer sealer, Clock clock) {
    this.workloads = workloads;
    this.reporter = reporter;
    this.sightings = sightings;
    this.sealer = sealer;
    this.clock = clock;
  }

  Optional<Duration> install(WorkloadTask task, Cluster cluster) {
    if (!task.bundleHere()) {
      return Optional.of(Duration.ofSeconds(1));
    }
    List<ClusterObject> objects =
        ObjectSet.read(sealer.open(Purpose.BUNDLE, task.sealedBundle(), task.install()));
    Rollout rollout = new Rollout(cluster, task.install(), objects);
    if (task.state() == State.WANTED || overdue(task)) {
      Optional<Duration> again = apply(task, cluster, objects, rollout);
      if (again.isPresent()) {
        return again;
      }
    }
    return follow(task, rollout);
  }

  private boolean overdue(WorkloadTask task) {
    return task.state() == State.DEGRADED || sightings.due(task.install());
  }

  private Optional<Duration> apply(
      WorkloadTask task, Cluster cluster, List<ClusterObject> objects, Rollout rollout) {
    Optional<Trouble> inTheWay =
        new InstallNamespace(cluster, task.install(), task.namespace()).ensure();
    if (inTheWay.isEmpty()) {
      inTheWay = rollout.takenByOthers();
    }
    if (inTheWay.isPresent()) {
      reporter.trouble(task, inTheWay.get());
      return Optional.of(Duration.ofSeconds(1));
    }
    Set<ObjectRef> wanted = ObjectSet.refs(objects);
    Set<ObjectRef> before = ObjectSet.remembered(task.remembered());
    Set<ObjectRef> all = new LinkedHashSet<>(before);
    all.addAll(wanted);
    if (!all.equals(before) && !remember(task, all)) {
      return Optional.of(SOON);
    }
    sightings.begin(task.install());
    if (!rollout.apply()) {
      return Optional.of(SOON);
    }
    sightings.applied(task.install(), rollout.watched());
    if (!all.equals(wanted)) {
      if (!rollout.prune(all)) {
        return Optional.of(LATER);
      }
      remember(task, wanted);
    }
    if (task.state() == State.WANTED) {
      reporter.applied(task, objects.size());
    }
    return Optional.empty();
  }

  private boolean remember(WorkloadTask task, Set<ObjectRef> refs) {
    return Awaited.result(() -> workloads.remember(task, ObjectSet.remember(refs)));
  }

  private Optional<Duration> follow(WorkloadTask task, Rollout rollout) {
    Optional<Unready> unready = rollout.unready();
    if (unready.isEmpty()) {
      sightings.isReady(task.install());
      if (task.state() != State.READY) {
        reporter.ready(task, rollout.addresses());
      }
      return Optional.of(sightings.rest(task.install()));
    }
    if (lastsTooLong(task)) {
      complain(task, unready.get(), rollout.diagnosis());
    }
    return Optional.of(pauseAfter(task, rollout.watched(unready.get())));
  }

  /** What ran may stumble for a moment, and what is new takes a moment. */
  private boolean lastsTooLong(WorkloadTask task) {
    return task.state() == State.READY
        ? sightings.unready(task.install()).compareTo(PATIENCE) > 0
        : since(task, PATIENCE);
  }

  /** A first rollout takes its time; it is in trouble when a part says so, or at last. */
  private void complain(WorkloadTask task, Unready unready, Diagnosis diagnosis) {
    Optional<String> cause = unready.cause(diagnosis);
    if (task.state() != State.APPLIED || cause.isPresent() || since(task, TOO_LONG)) {
      reporter.trouble(task, unready.trouble(cause, diagnosis));
    }
  }

  private boolean since(WorkloadTask task, Duration duration) {
    return task.changedAt().plus(duration).isBefore(clock.instant());
  }

  /**
   * A part of the time it has taken so far: quick ones are seen at once, slow ones cost little.
   * What is watched wakes the install when it gets ready, and is looked at only to tell what is
   * wrong.
   */
  private Duration pauseAfter(WorkloadTask task, boolean watched) {
    if (task.state() == State.READY) {
      return LATER;
    }
    Duration soFar = Duration.between(task.changedAt(), clock.instant());
    if (watched && soFar.compareTo(PATIENCE) < 0) {
      Duration rest = PATIENCE.minus(soFar).plus(SOON);
      return between(LATER, soFar.dividedBy(2), rest);
    }
    return watched
        ? between(LATER, soFar.dividedBy(2), SELDOM)
        : between(SOON, soFar.dividedBy(4), since(task, LONG) ? STUCK : LATER);
  }

  private static Duration between(Duration least, Duration wanted, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) < 0 ? wanted : most;
  }
}
