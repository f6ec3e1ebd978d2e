package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.BundleRendered;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.Workload;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks again for what has been silent too long, with the next attempt: a placement without an
 * answer or refused, a bundle that may have been missed, a removal without an end.
 */
@ApplicationScoped
public class Sweeper {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final InstallRepository installs;
  private final BundleRepository bundles;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  Sweeper(
      InstallRepository installs,
      BundleRepository bundles,
      Outbox outbox,
      ObjectMapper json,
      Clock clock) {
    this.installs = installs;
    this.bundles = bundles;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @WithTransaction
  Uni<Void> sweep() {
    Instant now = clock.instant();
    return installs
        .silentSince(now.minus(SILENCE))
        .onItem()
        .transformToMulti(silent -> Multi.createFrom().iterable(silent))
        .onItem()
        .transformToUniAndConcatenate(install -> askAgain(install, now))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> askAgain(Install install, Instant now) {
    if (install.phase() == Phase.REMOVING) {
      install.tryAgain(now);
      return outbox.append(PlacementReleaseRequested.of(install), install.lineage());
    }
    boolean refused = install.phase() == Phase.FAILED && install.reason().equals(Failure.PLACEMENT);
    if (install.phase() == Phase.FAILED && !refused) {
      return Uni.createFrom().voidItem();
    }
    install.tryAgain(now);
    return resendBundle(install)
        .chain(
            () ->
                outbox.append(
                    PlacementRequested.of(install, workloads(install)), install.lineage()));
  }

  private Uni<Void> resendBundle(Install install) {
    return bundles
        .findById(install.id())
        .chain(
            bundle ->
                bundle == null
                    ? Uni.createFrom().voidItem()
                    : outbox.append(BundleRendered.of(bundle), install.lineage()));
  }

  private List<Workload> workloads(Install install) {
    try {
      return List.of(json.readValue(install.placement(), Workload[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored placement is no JSON", e);
    }
  }
}
