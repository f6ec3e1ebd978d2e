package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.lock.NameLock;
import jakarta.enterprise.context.ApplicationScoped;

/** Prechecks by Supervisor, service and target version. */
@ApplicationScoped
class PrecheckRepository implements PanacheRepositoryBase<Precheck, String> {

  private final NameLock names;

  PrecheckRepository(NameLock names) {
    this.names = names;
  }

  /** Keeps a check instead of the one before. */
  Uni<Void> replace(Precheck check) {
    return names
        .hold("precheck " + check.id())
        .chain(() -> delete("id", check.id()))
        .chain(() -> persist(check))
        .replaceWithVoid();
  }
}
