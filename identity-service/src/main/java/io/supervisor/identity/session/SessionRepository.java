package io.supervisor.identity.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Sessions by the keyed digest of their id. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, String> {

  Uni<Long> deleteEnded(Instant now) {
    return delete(
        "lastAccessed < ?1 or createdAt < ?2", now.minus(Session.IDLE), now.minus(Session.LONGEST));
  }
}
