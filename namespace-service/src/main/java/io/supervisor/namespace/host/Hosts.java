package io.supervisor.namespace.host;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Node;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.lock.NameLock;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the hosts of a Supervisor as its nodes are, and tells what changed. */
@ApplicationScoped
public class Hosts {

  private final HostRepository hosts;
  private final NameLock locks;
  private final Outbox outbox;

  Hosts(HostRepository hosts, NameLock locks, Outbox outbox) {
    this.hosts = hosts;
    this.locks = locks;
    this.outbox = outbox;
  }

  /**
   * Compares a complete list of nodes with the known hosts. One instance after the other: the same
   * event of a watch wakes all of them.
   */
  @WithTransaction
  Uni<Void> observe(String supervisor, List<Node> nodes) {
    Lineage lineage = Lineage.startedBy(UUID.randomUUID().toString());
    return locks
        .hold("hosts of " + supervisor)
        .chain(() -> hosts.of(supervisor))
        .chain(
            known -> {
              Map<String, Host> gone = new HashMap<>();
              known.forEach(host -> gone.put(host.name(), host));
              Uni<Void> work = Uni.createFrom().voidItem();
              for (Node node : nodes) {
                Host host = gone.remove(node.name());
                work = work.chain(() -> observe(supervisor, host, node, lineage));
              }
              for (Host host : gone.values()) {
                work = work.chain(() -> remove(host, lineage));
              }
              return work;
            });
  }

  private Uni<Void> observe(String supervisor, Host known, Node node, Lineage lineage) {
    if (known == null) {
      return hosts
          .persist(Host.of(supervisor, node))
          .chain(host -> outbox.append(host.event(), lineage));
    }
    return known.apply(node) ? outbox.append(known.event(), lineage) : Uni.createFrom().voidItem();
  }

  private Uni<Void> remove(Host host, Lineage lineage) {
    return hosts
        .delete(host)
        .chain(() -> outbox.append(new HostRemoved(host.supervisor(), host.name()), lineage));
  }
}
