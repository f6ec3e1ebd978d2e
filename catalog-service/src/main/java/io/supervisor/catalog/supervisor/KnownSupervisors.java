package io.supervisor.catalog.supervisor;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the list of Supervisors current. */
@ApplicationScoped
public class KnownSupervisors {

  private final KnownSupervisorRepository known;
  private final Inbox inbox;

  KnownSupervisors(KnownSupervisorRepository known, Inbox inbox) {
    this.known = known;
    this.inbox = inbox;
  }

  /** Remembers the state of one Supervisor. */
  @WithTransaction
  public Uni<Void> learn(ReceivedEvent event, SupervisorChanged change) {
    return inbox.once("supervisors", event, () -> store(change));
  }

  private Uni<Void> store(SupervisorChanged change) {
    return known
        .findById(change.supervisor())
        .onItem()
        .ifNotNull()
        .invoke(existing -> existing.apply(change))
        .onItem()
        .ifNull()
        .switchTo(() -> known.persist(KnownSupervisor.of(change)))
        .replaceWithVoid();
  }
}
