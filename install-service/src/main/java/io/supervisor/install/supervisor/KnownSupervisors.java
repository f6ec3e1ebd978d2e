package io.supervisor.install.supervisor;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the list of Supervisors and hosts current. */
@ApplicationScoped
public class KnownSupervisors {

  private final KnownSupervisorRepository supervisors;
  private final KnownHostRepository hosts;
  private final Inbox inbox;

  KnownSupervisors(KnownSupervisorRepository supervisors, KnownHostRepository hosts, Inbox inbox) {
    this.supervisors = supervisors;
    this.hosts = hosts;
    this.inbox = inbox;
  }

  @WithTransaction
  Uni<Void> learn(ReceivedEvent event, SupervisorChanged change) {
    return inbox.once("supervisors", event, () -> store(change));
  }

  private Uni<Void> store(SupervisorChanged change) {
    return supervisors
        .findById(change.supervisor())
        .onItem()
        .ifNotNull()
        .invoke(known -> known.learn(change))
        .onItem()
        .ifNull()
        .switchTo(() -> supervisors.persist(KnownSupervisor.of(change)))
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<Void> learn(ReceivedEvent event, HostChanged change) {
    return inbox.once(
        "hosts",
        event,
        () ->
            hosts
                .findById(KnownHost.id(change.supervisor(), change.host()))
                .onItem()
                .ifNotNull()
                .invoke(known -> known.learn(change))
                .onItem()
                .ifNull()
                .switchTo(() -> hosts.persist(KnownHost.of(change)))
                .replaceWithVoid());
  }

  @WithTransaction
  Uni<Void> forget(ReceivedEvent event, HostRemoved removed) {
    return inbox.once(
        "hosts",
        event,
        () ->
            hosts.deleteById(KnownHost.id(removed.supervisor(), removed.host())).replaceWithVoid());
  }
}
