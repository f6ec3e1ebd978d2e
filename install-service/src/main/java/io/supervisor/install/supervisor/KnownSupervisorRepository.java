package io.supervisor.install.supervisor;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Supervisors by cluster id. */
@ApplicationScoped
public class KnownSupervisorRepository implements PanacheRepositoryBase<KnownSupervisor, String> {}
