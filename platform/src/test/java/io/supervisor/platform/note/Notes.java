package io.supervisor.platform.note;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Notes {

  private final Outbox outbox;
  private final Inbox inbox;

  Notes(Outbox outbox, Inbox inbox) {
    this.outbox = outbox;
    this.inbox = inbox;
  }

  @WithTransaction
  Uni<Void> write(String owner, String text, boolean fail) {
    return Panache.getSession()
        .chain(session -> session.persist(new Note(UUID.randomUUID(), text)))
        .chain(() -> outbox.append(new NoteWritten(owner, text), Lineage.startedBy("request-1")))
        .chain(
            () ->
                fail
                    ? Uni.createFrom().failure(new IllegalStateException("rolled back"))
                    : Uni.createFrom().voidItem());
  }

  /** Some events in one transaction that takes its time to commit. */
  @WithTransaction
  Uni<Void> writeSlowly(List<String> owners, double seconds) {
    return Multi.createFrom()
        .iterable(owners)
        .onItem()
        .transformToUniAndConcatenate(
            owner -> outbox.append(new NoteWritten(owner, "slow"), Lineage.startedBy("request-2")))
        .collect()
        .last()
        .chain(() -> Panache.getSession())
        .chain(
            session ->
                session
                    .createNativeQuery("select 1 from pg_sleep(:s)", Integer.class)
                    .setParameter("s", seconds)
                    .getSingleResult())
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<Boolean> receive(ReceivedEvent event) {
    return inbox.firstTime("test", event);
  }
}
