package io.supervisor.install.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.Steering;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks the catalog to admit commands, again until it answers; it decides each request once. */
@ApplicationScoped
public class AdmissionRequests {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MOST = 200;

  private final AdmissionRequestRepository requests;
  private final Steering installs;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Clock clock;

  AdmissionRequests(
      AdmissionRequestRepository requests,
      Steering installs,
      Inbox inbox,
      Outbox outbox,
      Clock clock) {
    this.installs = installs;
    this.requests = requests;
    this.inbox = inbox;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Asks, in the open transaction. */
  public Uni<Void> ask(String id, Wish wish, Lineage lineage) {
    AdmissionRequest request = AdmissionRequest.of(id, wish, lineage, clock.instant());
    return requests
        .persist(request)
        .chain(() -> outbox.append(AdmissionRequested.of(request), lineage));
  }

  @WithTransaction
  Uni<Void> answered(ReceivedEvent event, AdmissionDecided decided) {
    return inbox.once(
        "decisions",
        event,
        () ->
            requests
                .findById(decided.request())
                .onItem()
                .ifNotNull()
                .call(request -> answered(request, decided))
                .replaceWithVoid());
  }

  /** Plans and fleets look for themselves; a removal that is refused is told at the install. */
  private Uni<Void> answered(AdmissionRequest request, AdmissionDecided decided) {
    request.answered(decided.accepted(), decided.commandSeq(), decided.message());
    Wish wish = request.wish();
    return wish.action() == Wish.Action.REMOVE && !decided.accepted()
        ? installs.removalRefused(
            Install.id(wish.supervisor(), wish.service()), decided.message(), wish.requestedBy())
        : Uni.createFrom().voidItem();
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @WithTransaction
  Uni<Void> askAgain() {
    Instant now = clock.instant();
    return requests
        .pendingSince(now.minus(SILENCE), MOST)
        .onItem()
        .transformToMulti(pending -> Multi.createFrom().iterable(pending))
        .invoke(request -> request.askedAgain(now))
        .onItem()
        .transformToUniAndConcatenate(
            request -> outbox.append(AdmissionRequested.of(request), request.lineage()))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
