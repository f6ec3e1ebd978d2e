package io.supervisor.namespace.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Bundles by digest. */
@ApplicationScoped
class ArrivedBundleRepository implements PanacheRepositoryBase<ArrivedBundle, String> {

  /** Bundles that only older generations of an install needed. */
  Uni<Long> dropOthers(String install, String digest, long generation) {
    return delete(
        "install = ?1 and digest <> ?2 and generation <= ?3", install, digest, generation);
  }
}
