package io.supervisor.scheduler.binding;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Credentials by Supervisor. */
@ApplicationScoped
class CredentialRepository implements PanacheRepositoryBase<Credential, String> {}
