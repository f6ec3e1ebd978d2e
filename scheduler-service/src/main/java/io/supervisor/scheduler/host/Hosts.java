package io.supervisor.scheduler.host;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the hosts current. */
@ApplicationScoped
public class Hosts {

  private final HostRepository hosts;
  private final Inbox inbox;

  Hosts(HostRepository hosts, Inbox inbox) {
    this.hosts = hosts;
    this.inbox = inbox;
  }

  @WithTransaction
  Uni<Void> learn(ReceivedEvent event, HostChanged change) {
    return inbox.once("hosts", event, () -> store(change));
  }

  @WithTransaction
  Uni<Void> forget(ReceivedEvent event) {
    return inbox.once("hosts", event, () -> hosts.deleteById(event.key()).replaceWithVoid());
  }

  private Uni<Void> store(HostChanged change) {
    return hosts
        .findById(change.supervisor() + "/" + change.host())
        .onItem()
        .ifNotNull()
        .invoke(known -> known.apply(change))
        .onItem()
        .ifNull()
        .switchTo(() -> hosts.persist(Host.of(change)))
        .replaceWithVoid();
  }
}
