package io.supervisor.namespace.workload;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.namespace.cluster.OwnedChange;
import io.supervisor.namespace.supervisor.Supervisors;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/** Keeps a watch on every Supervisor, and wakes the installs of which it tells something new. */
@ApplicationScoped
public class WorkloadWatch {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supervisors supervisors;
  private final Clusters clusters;
  private final Sightings sightings;
  private final WorkloadReconciler reconciler;
  private final WorkQueue queue = new WorkQueue("workload-watch", 1, this::connect);

  WorkloadWatch(
      Supervisors supervisors,
      Clusters clusters,
      Sightings sightings,
      WorkloadReconciler reconciler) {
    this.supervisors = supervisors;
    this.clusters = clusters;
    this.sightings = sightings;
    this.reconciler = reconciler;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> follow() {
    return supervisors.ids().invoke(all -> all.forEach(queue::wakeIfUnknown)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> connect(String supervisor) {
    Access access = Awaited.result(() -> supervisors.access(supervisor));
    clusters.at(access).watch(this::seen);
    return Optional.of(PAUSE);
  }

  private void seen(OwnedChange change) {
    if (sightings.see(change)) {
      reconciler.wake(change.install());
    }
  }
}
