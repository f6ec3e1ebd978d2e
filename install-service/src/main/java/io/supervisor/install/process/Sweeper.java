package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks again for what has been silent too long, with the next attempt: a placement without an
 * answer or refused, a bundle that may have been missed, a removal without an end. What has failed
 * for another reason is the Supervisor's to repair.
 */
@ApplicationScoped
public class Sweeper {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MOST = 500;

  private final InstallRepository installs;
  private final Repetition repetition;
  private final Clock clock;

  Sweeper(InstallRepository installs, Repetition repetition, Clock clock) {
    this.installs = installs;
    this.repetition = repetition;
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    Instant since = clock.instant().minus(SILENCE);
    return silent(since)
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(id -> repetition.ask(id, since))
        .collect()
        .last()
        .replaceWithVoid();
  }

  @WithSession
  Uni<List<String>> silent(Instant since) {
    return installs.idsSilentSince(since, MOST);
  }
}
