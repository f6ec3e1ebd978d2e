package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks for upgrades that did not get ready in time, and gives them up. */
@ApplicationScoped
public class Reverter {

  private final InstallRepository installs;
  private final Returns returns;
  private final Renderings renderings;
  private final Clock clock;
  private final WorkQueue queue = new WorkQueue("reverter", 1, this::revert);

  Reverter(InstallRepository installs, Returns returns, Renderings renderings, Clock clock) {
    this.installs = installs;
    this.returns = returns;
    this.renderings = renderings;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return overdue().invoke(ids -> ids.forEach(queue::wake)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> revert(String id) {
    Awaited.result(() -> returns.revert(id));
    renderings.wake(id);
    return Optional.empty();
  }

  @WithSession
  Uni<List<String>> overdue() {
    return installs.idsOverdue(clock.instant());
  }
}
