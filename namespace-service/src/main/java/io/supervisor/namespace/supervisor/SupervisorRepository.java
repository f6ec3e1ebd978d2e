package io.supervisor.namespace.supervisor;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Supervisors by cluster id. */
@ApplicationScoped
public class SupervisorRepository implements PanacheRepositoryBase<Supervisor, String> {}
