package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what happened long ago. */
@ApplicationScoped
public class TimelineUpkeep {

  private final TimelineRepository timeline;
  private final Clock clock;
  private final Duration kept;

  TimelineUpkeep(
      TimelineRepository timeline,
      Clock clock,
      @ConfigProperty(name = "supervisor.install.timeline-kept", defaultValue = "180d")
          Duration kept) {
    this.timeline = timeline;
    this.clock = clock;
    this.kept = kept;
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @WithTransaction
  Uni<Void> forgetOld() {
    return timeline.forget(clock.instant().minus(kept)).replaceWithVoid();
  }
}
