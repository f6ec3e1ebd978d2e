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

/**
 * Asks again for what has been silent too long, with the next attempt and ever more patience: a
 * placement without an answer or refused, a bundle that may have been missed, a removal without an
 * end. What has failed for another reason is the Supervisor's to repair.
 */
@ApplicationScoped
public class Sweeper {

  private static final int MOST = 500;

  private final InstallRepository installs;
  private final Repetition repetition;
  private final Clock clock;
  private final WorkQueue queue = new WorkQueue("sweeper", 1, this::ask);

  Sweeper(InstallRepository installs, Repetition repetition, Clock clock) {
    this.installs = installs;
    this.repetition = repetition;
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return silent().invoke(ids -> ids.forEach(queue::wake)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> ask(String id) {
    Awaited.result(() -> repetition.ask(id));
    return Optional.empty();
  }

  @WithSession
  Uni<List<String>> silent() {
    return installs.idsToAskAgain(clock.instant(), MOST);
  }
}
