package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Looks for upgrades that did not get ready in time, and gives them up. */
@ApplicationScoped
public class Reverter {

  private final InstallRepository installs;
  private final Returns returns;
  private final Renderings renderings;
  private final Clock clock;

  Reverter(InstallRepository installs, Returns returns, Renderings renderings, Clock clock) {
    this.installs = installs;
    this.returns = returns;
    this.renderings = renderings;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return overdue()
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(id -> returns.revert(id).invoke(() -> renderings.wake(id)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  @WithSession
  Uni<List<String>> overdue() {
    return installs.idsOverdue(clock.instant());
  }
}
