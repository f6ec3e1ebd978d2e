package io.supervisor.namespace.workload;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterFailure;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes Supervisors look like what is desired. It works from the table and from the Supervisor as
 * it is; events only wake it. What it cannot do it says, and tries again.
 */
@ApplicationScoped
public class WorkloadReconciler {

  private static final Duration SLOWLY = Duration.ofSeconds(10);

  private final Workloads workloads;
  private final Clusters clusters;
  private final Installer installer;
  private final Remover remover;
  private final Reporter reporter;
  private final Sightings sightings;
  private final WorkQueue queue = new WorkQueue("workload", 4, this::reconcile);

  WorkloadReconciler(
      Workloads workloads,
      Clusters clusters,
      Installer installer,
      Remover remover,
      Reporter reporter,
      Sightings sightings) {
    this.workloads = workloads;
    this.clusters = clusters;
    this.installer = installer;
    this.remover = remover;
    this.reporter = reporter;
    this.sightings = sightings;
  }

  /** Says that something about an install may have changed. */
  void wake(String install) {
    queue.wake(install);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> wakeForgotten() {
    return workloads
        .present()
        .invoke(installs -> installs.forEach(queue::wakeIfUnknown))
        .replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> reconcile(String install) {
    WorkloadTask task = Awaited.result(() -> workloads.task(install));
    if (task == null || task.state() == State.REMOVING) {
      sightings.forget(install);
    }
    if (task == null) {
      return Optional.empty();
    }
    if (task.access() == null && task.givesUp()) {
      reporter.removed(task, true);
      return Optional.empty();
    }
    if (task.access() == null) {
      reporter.trouble(
          task,
          Trouble.of(
              "SupervisorUnknown", "", "The Supervisor is not registered.", "Register it again."));
      return Optional.of(SLOWLY);
    }
    Cluster cluster = clusters.at(task.access());
    try {
      return task.state() == State.REMOVING
          ? remover.remove(task, cluster)
          : installer.install(task, cluster);
    } catch (ClusterFailure e) {
      if (task.givesUp() && Awaited.result(() -> workloads.outOfReach(task))) {
        reporter.removed(task, true);
        return Optional.empty();
      }
      return Optional.of(failed(task, e));
    }
  }

  private Duration failed(WorkloadTask task, ClusterFailure failure) {
    boolean refused = failure.kind() == ClusterFailure.Kind.REFUSED;
    reporter.trouble(
        task,
        Trouble.of(
            refused ? "SupervisorRefused" : "SupervisorUnreachable",
            "",
            failure.getMessage(),
            refused
                ? "Correct what the Supervisor complains about; it is tried again by itself."
                : "Check the Supervisor; the work goes on when it answers."));
    return refused ? SLOWLY : Duration.ofSeconds(2);
  }
}
