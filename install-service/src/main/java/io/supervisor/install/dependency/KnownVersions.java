package io.supervisor.install.dependency;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps what the catalog says of versions. */
@ApplicationScoped
public class KnownVersions {

  private static final String CONSUMER = "services";

  private final KnownVersionRepository known;
  private final Inbox inbox;

  KnownVersions(KnownVersionRepository known, Inbox inbox) {
    this.known = known;
    this.inbox = inbox;
  }

  @WithTransaction
  Uni<Void> learn(ReceivedEvent event, VersionChanged change) {
    return inbox.once(CONSUMER, event, () -> store(change));
  }

  @WithTransaction
  Uni<Void> delete(ReceivedEvent event, VersionRemoved removed) {
    return inbox.once(
        CONSUMER,
        event,
        () ->
            known
                .findById(KnownVersion.id(removed.service(), removed.version()))
                .onItem()
                .ifNotNull()
                .invoke(KnownVersion::delete)
                .replaceWithVoid());
  }

  private Uni<Void> store(VersionChanged change) {
    return known
        .findById(KnownVersion.id(change.service(), change.version()))
        .onItem()
        .ifNotNull()
        .invoke(version -> version.learn(change))
        .onItem()
        .ifNull()
        .switchTo(() -> known.persist(KnownVersion.of(change)))
        .replaceWithVoid();
  }
}
