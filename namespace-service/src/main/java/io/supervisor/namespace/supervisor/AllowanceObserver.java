package io.supervisor.namespace.supervisor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Allowance;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every Supervisor from time to time what it allows: rights and quotas change seldom. */
@ApplicationScoped
public class AllowanceObserver {

  /** What the names of the namespaces of installs begin with. */
  private static final String INSTALLS = "svc-";

  private final Supervisors supervisors;
  private final Clusters clusters;
  private final Duration pause;
  private final WorkQueue queue = new WorkQueue("allowance-observer", 1, this::observe);

  AllowanceObserver(
      Supervisors supervisors,
      Clusters clusters,
      @ConfigProperty(name = "supervisor.allowance.every", defaultValue = "30s") Duration pause) {
    this.supervisors = supervisors;
    this.clusters = clusters;
    this.pause = pause;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> follow() {
    return supervisors.ids().invoke(all -> all.forEach(queue::wakeIfUnknown)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> observe(String supervisor) {
    Access access = Awaited.result(() -> supervisors.access(supervisor));
    Allowance found = clusters.at(access).allowance(INSTALLS);
    Awaited.result(() -> supervisors.allows(supervisor, found));
    return Optional.of(pause);
  }
}
