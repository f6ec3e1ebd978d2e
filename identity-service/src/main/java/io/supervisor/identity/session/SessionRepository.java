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

  /** Notes a use, at most once in ten seconds; two at the same time are no conflict. */
  Uni<Integer> used(String digest, Instant now) {
    return update(
        "lastAccessed = ?1 where digest = ?2 and lastAccessed < ?3",
        now,
        digest,
        now.minusSeconds(10));
  }
}
