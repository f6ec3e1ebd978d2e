package io.supervisor.bare;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** One insert and one event in one transaction. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {

  private final Outbox outbox;

  Notes(Outbox outbox) {
    this.outbox = outbox;
  }

  @WithTransaction
  Uni<Void> write(UUID id, String text, Lineage lineage) {
    return persist(Note.of(id, text))
        .chain(note -> outbox.append(new NoteWritten(id.toString(), note.text()), lineage));
  }
}
