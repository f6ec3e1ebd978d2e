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
  private final AdmittedConfigRepository configs;
  private final Inbox inbox;

  InstallOverlay(AdmissionRepository admissions, AdmittedConfigRepository configs, Inbox inbox) {
    this.admissions = admissions;
    this.configs = configs;
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
        .call(row -> lay(row, change, messages))
        .replaceWithVoid();
  }

  private Uni<Void> lay(Admission row, InstallChanged change, String messages) {
    boolean returned = row.returned(change);
    row.overlay(change, messages);
    if (row.gone()) {
      return configs.forget(row.id());
    }
    return returned ? takeBack(row, change.configSeq()) : Uni.createFrom().voidItem();
  }

  private Uni<Void> takeBack(Admission row, long seq) {
    return configs
        .findById(new AdmittedConfigId(row.id(), seq))
        .onItem()
        .ifNotNull()
        .invoke(config -> row.takeBack(seq, config.sealedConfig()))
        .replaceWithVoid();
  }
}
