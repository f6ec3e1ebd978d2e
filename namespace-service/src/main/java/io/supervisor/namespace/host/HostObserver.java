package io.supervisor.namespace.host;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterFailure;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.namespace.cluster.Node;
import io.supervisor.namespace.supervisor.Supervisor;
import io.supervisor.namespace.supervisor.Supervisors;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the nodes of every Supervisor, and what it offers, every few seconds. A failed look
 * changes no host.
 */
@ApplicationScoped
public class HostObserver {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supervisors supervisors;
  private final Clusters clusters;
  private final Hosts hosts;
  private final WorkQueue queue = new WorkQueue("host-observer", 1, this::observe);

  HostObserver(Supervisors supervisors, Clusters clusters, Hosts hosts) {
    this.supervisors = supervisors;
    this.clusters = clusters;
    this.hosts = hosts;
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
    try {
      Cluster cluster = clusters.at(access);
      List<Node> nodes = cluster.nodes();
      Supervisor.Delivery delivery = Supervisor.Delivery.of(cluster.servesPackages());
      Awaited.result(() -> hosts.observe(supervisor, nodes));
      Awaited.result(() -> supervisors.seen(supervisor, nodes.size(), delivery));
    } catch (ClusterFailure e) {
      Awaited.result(() -> supervisors.lost(supervisor));
      throw e;
    }
    return Optional.of(PAUSE);
  }
}
