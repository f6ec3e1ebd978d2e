package io.supervisor.platform.note;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
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

  @WithTransaction
  Uni<Boolean> receive(ReceivedEvent event) {
    return inbox.firstTime("test", event);
  }
}
