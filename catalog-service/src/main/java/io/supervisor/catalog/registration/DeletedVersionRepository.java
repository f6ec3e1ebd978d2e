package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Deleted versions by service and version. */
@ApplicationScoped
class DeletedVersionRepository implements PanacheRepositoryBase<DeletedVersion, String> {}
