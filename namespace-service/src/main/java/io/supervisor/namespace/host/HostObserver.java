package io.supervisor.namespace.host;

import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterFailure;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.namespace.cluster.Node;
import io.supervisor.namespace.supervisor.Look;
import io.supervisor.namespace.supervisor.Supervisor;
import io.supervisor.namespace.supervisor.SupervisorObserver;
import io.supervisor.namespace.supervisor.Supervisors;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;

/**
 * Looks at the nodes of every Supervisor, and what it offers, every few seconds, and at once when a
 * watch says that a node is another now; where there is no watch, the next look has to do. A failed
 * look changes no host.
 */
@ApplicationScoped
public class HostObserver implements SupervisorObserver {

  private static final String NAME = "hosts";
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supervisors supervisors;
  private final Clusters clusters;
  private final Hosts hosts;
  private final Event<Look> changed;

  HostObserver(Supervisors supervisors, Clusters clusters, Hosts hosts, Event<Look> changed) {
    this.supervisors = supervisors;
    this.clusters = clusters;
    this.hosts = hosts;
    this.changed = changed;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration observe(Access access) {
    String supervisor = access.supervisor();
    try {
      Cluster cluster = clusters.at(access);
      List<Node> nodes = cluster.nodes();
      cluster.watchNodes(() -> changed.fire(new Look(NAME, supervisor)));
      Supervisor.Delivery delivery = Supervisor.Delivery.of(cluster.servesPackages());
      Awaited.result(() -> hosts.observe(supervisor, nodes));
      Awaited.result(() -> supervisors.seen(supervisor, nodes.size(), delivery));
    } catch (ClusterFailure e) {
      Awaited.result(() -> supervisors.lost(supervisor));
      throw e;
    }
    return PAUSE;
  }
}
