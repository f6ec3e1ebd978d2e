package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Lays what became of an install over its admission. */
@ApplicationScoped
public class InstallOverlay {

  private final AdmissionRepository admissions;
  private final Inbox inbox;

  InstallOverlay(AdmissionRepository admissions, Inbox inbox) {
    this.admissions = admissions;
    this.inbox = inbox;
  }

  @WithTransaction
  Uni<Void> apply(ReceivedEvent event, InstallChanged change) {
    return inbox.once("installs", event, () -> store(change));
  }

  private Uni<Void> store(InstallChanged change) {
    String messages = change.messages() == null ? "[]" : change.messages().toString();
    return admissions
        .locked(change.supervisor(), change.service())
        .onItem()
        .ifNotNull()
        .invoke(row -> row.overlay(change, messages))
        .replaceWithVoid();
  }
}
