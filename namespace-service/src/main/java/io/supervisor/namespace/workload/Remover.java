package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Takes an install off its Supervisor: the objects it remembers, last ones first, then the
 * namespace with whatever else is in it. Done when the Supervisor shows none of them any more;
 * until then it tells what is left. Only a forced removal takes finalizers away, and only those
 * that have held something for too long.
 */
@ApplicationScoped
class Remover {

  private final Reporter reporter;
  private final RemovalConfig config;
  private final Clock clock;

  Remover(Reporter reporter, RemovalConfig config, Clock clock) {
    this.reporter = reporter;
    this.config = config;
    this.clock = clock;
  }

  Optional<Duration> remove(WorkloadTask task, Cluster cluster) {
    List<ClusterObject> own = deleteOwn(task, cluster);
    InstallNamespace home = new InstallNamespace(cluster, task.install(), task.namespace());
    boolean waits = own.stream().anyMatch(object -> ObjectSet.needsOthers(object.ref()));
    Optional<ClusterObject> namespace = waits ? home.find() : home.remove();
    if (own.isEmpty() && namespace.isEmpty()) {
      reporter.removed(task, task.removal().abandoned());
      return Optional.empty();
    }
    Instant now = clock.instant();
    boolean due = task.removal().due(now);
    if (due || task.removal().forced() && task.removal().lastsFor(config.stuckAfter(), now)) {
      Residue residue = Residue.of(cluster, own, namespace);
      if (due) {
        reporter.remaining(task, residue.remaining(now, config.stuckAfter()));
      }
      if (task.removal().forced()) {
        letGo(task, residue, now);
      }
    }
    return Optional.of(task.removal().pause(now));
  }

  private void letGo(WorkloadTask task, Residue residue, Instant now) {
    if (residue.leavesMore(now, config.stuckAfter())) {
      reporter.abandon(task);
    }
    residue.letGo(now, config.stuckAfter());
  }

  /**
   * Deletes what is remembered and ours; returns what is still there. What needs the others to go
   * in order, such as a service account, goes first and alone.
   */
  private static List<ClusterObject> deleteOwn(WorkloadTask task, Cluster cluster) {
    List<ObjectRef> refs = new ArrayList<>(ObjectSet.remembered(task.remembered()));
    Collections.reverse(refs);
    List<ClusterObject> first = new ArrayList<>();
    List<ClusterObject> rest = new ArrayList<>();
    for (ObjectRef ref : refs) {
      cluster
          .find(ref)
          .filter(found -> found.belongsTo(task.install()))
          .ifPresent((ObjectSet.needsOthers(ref) ? first : rest)::add);
    }
    for (ClusterObject object : first.isEmpty() ? rest : first) {
      if (!object.terminating()) {
        cluster.delete(object.ref());
      }
    }
    first.addAll(rest);
    return first;
  }
}
