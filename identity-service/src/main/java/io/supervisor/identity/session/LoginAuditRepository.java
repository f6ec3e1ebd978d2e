package io.supervisor.identity.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Attempts to log in. */
@ApplicationScoped
class LoginAuditRepository implements PanacheRepositoryBase<LoginAudit, UUID> {

  Uni<Long> failuresSince(String user, Instant since) {
    return count("userName = ?1 and outcome = 'REFUSED' and at > ?2", user, since);
  }
}
