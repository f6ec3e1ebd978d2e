package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Admitted configs by install and command. */
@ApplicationScoped
class AdmittedConfigRepository implements PanacheRepositoryBase<AdmittedConfig, AdmittedConfigId> {

  Uni<Void> forget(String install) {
    return delete("install", install).replaceWithVoid();
  }
}
