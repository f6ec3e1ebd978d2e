package io.supervisor.scheduler.placement;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Installs that asked for room. */
@ApplicationScoped
public class PlacedInstallRepository implements PanacheRepositoryBase<PlacedInstall, String> {

  Uni<PlacedInstall> knownOrNew(String install, String supervisor, String namespace) {
    return findById(install)
        .onItem()
        .ifNull()
        .switchTo(() -> persist(PlacedInstall.of(install, supervisor, namespace)));
  }
}
