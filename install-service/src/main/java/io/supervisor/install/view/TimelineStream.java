package io.supervisor.install.view;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.TimelineEntry;
import io.supervisor.install.process.TimelineRepository;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The steps of an install as they happen. It looks into the table twice a second, so it tells the
 * same whichever instance does the work, and a reader may come back to where it was.
 */
@ApplicationScoped
public class TimelineStream {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int AT_ONCE = 100;

  private final InstallRepository installs;
  private final TimelineRepository timeline;

  TimelineStream(InstallRepository installs, TimelineRepository timeline) {
    this.installs = installs;
    this.timeline = timeline;
  }

  /** Every step after {@code seq}, without an end. */
  public Multi<TimelineView> after(String install, long seq) {
    AtomicLong last = new AtomicLong(seq);
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                Uni.createFrom()
                    .item(() -> Awaited.result(() -> next(install, last.get())))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
        .withDelay(PAUSE)
        .indefinitely()
        .onItem()
        .<TimelineEntry>disjoint()
        .invoke(entry -> last.set(entry.seq()))
        .map(entry -> TimelineView.of(entry, null));
  }

  /** 404 when there never was such an install. */
  @WithSession
  public Uni<Boolean> known(String install) {
    return installs
        .findById(install)
        .onItem()
        .ifNull()
        .failWith(() -> InstallRepository.unknown(install))
        .replaceWith(true);
  }

  @WithSession
  Uni<List<TimelineEntry>> next(String install, long seq) {
    return timeline.after(install, seq, AT_ONCE);
  }
}
