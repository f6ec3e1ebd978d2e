package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Prechecks by Supervisor, service and target version. */
@ApplicationScoped
class PrecheckRepository implements PanacheRepositoryBase<Precheck, String> {}
