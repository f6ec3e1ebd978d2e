package io.supervisor.scheduler.binding;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Credentials by Supervisor. */
@ApplicationScoped
class CredentialRepository implements PanacheRepositoryBase<Credential, String> {

  Uni<List<CredentialVersion>> versions() {
    return find("select supervisor, revision from Credential")
        .project(CredentialVersion.class)
        .list();
  }
}
