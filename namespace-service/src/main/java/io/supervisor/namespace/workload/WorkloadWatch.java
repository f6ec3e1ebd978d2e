package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.namespace.cluster.OwnedChange;
import io.supervisor.namespace.supervisor.SupervisorObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Keeps a watch on every Supervisor, and wakes the installs of which it tells something new. */
@ApplicationScoped
public class WorkloadWatch implements SupervisorObserver {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Clusters clusters;
  private final Sightings sightings;
  private final WorkloadReconciler reconciler;

  WorkloadWatch(Clusters clusters, Sightings sightings, WorkloadReconciler reconciler) {
    this.clusters = clusters;
    this.sightings = sightings;
    this.reconciler = reconciler;
  }

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public Duration observe(Access access) {
    clusters.at(access).watch(this::seen);
    return PAUSE;
  }

  private void seen(OwnedChange change) {
    if (sightings.see(change)) {
      reconciler.wake(change.install());
    }
  }
}
