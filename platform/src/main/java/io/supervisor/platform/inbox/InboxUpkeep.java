package io.supervisor.platform.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Forgets the ids of events that no topic holds any more: logs are kept for 7 days. What comes
 * later than that is still dropped by its version.
 */
@ApplicationScoped
public class InboxUpkeep {

  private static final String FORGET =
      "delete from inbox_row where handled_at < now() - interval '14 days'";

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @WithTransaction
  Uni<Void> forgetOld() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(FORGET).executeUpdate())
        .replaceWithVoid();
  }
}
