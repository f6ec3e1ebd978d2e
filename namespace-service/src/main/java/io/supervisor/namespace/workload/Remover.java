package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Takes an install off its Supervisor: the objects it remembers, last ones first, then the
 * namespace with whatever else is in it. Done when the Supervisor shows none of them any more.
 */
@ApplicationScoped
class Remover {

  private static final String OWNER = "supervisor.io/install";
  private static final Duration SOON = Duration.ofMillis(250);

  private final Reporter reporter;

  Remover(Reporter reporter) {
    this.reporter = reporter;
  }

  Optional<Duration> remove(WorkloadTask task, Cluster cluster) {
    List<ObjectRef> refs = new ArrayList<>(ObjectSet.remembered(task.remembered()));
    Collections.reverse(refs);
    boolean gone = true;
    for (ObjectRef ref : refs) {
      gone &= removed(task, cluster, ref);
    }
    gone &= new InstallNamespace(cluster, task.install(), task.namespace()).remove();
    if (!gone) {
      return Optional.of(SOON);
    }
    reporter.removed(task);
    return Optional.empty();
  }

  private static boolean removed(WorkloadTask task, Cluster cluster, ObjectRef ref) {
    Optional<ClusterObject> found = cluster.find(ref);
    if (found.isEmpty() || !found.get().annotation(OWNER).equals(task.install())) {
      return true;
    }
    if (!found.get().terminating()) {
      cluster.delete(ref);
    }
    return false;
  }
}
