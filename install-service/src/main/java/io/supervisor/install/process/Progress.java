package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiPredicate;

/** Moves installs forward on what others report. Reports of an older generation change nothing. */
@ApplicationScoped
public class Progress {

  private static final String PLACEMENTS = "placements";
  private static final String WORKLOADS = "workloads";

  private final InstallRepository installs;
  private final Announcer announcer;
  private final Inbox inbox;
  private final Clock clock;

  Progress(InstallRepository installs, Announcer announcer, Inbox inbox, Clock clock) {
    this.installs = installs;
    this.announcer = announcer;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** The scheduler found hosts. */
  @WithTransaction
  public Uni<Void> placed(ReceivedEvent event, long generation, String where) {
    Standing why = Standing.of("Placed", where);
    return move(PLACEMENTS, event, (install, now) -> install.placed(generation, why, now));
  }

  /** The scheduler found no hosts; it is asked again when it was silent for a while. */
  @WithTransaction
  public Uni<Void> refused(ReceivedEvent event, long generation, String message, String hint) {
    Standing why = Standing.of(Failure.PLACEMENT, message, hint);
    return move(PLACEMENTS, event, (install, now) -> install.refused(generation, why, now));
  }

  /** All objects are on the Supervisor. */
  @WithTransaction
  public Uni<Void> applied(ReceivedEvent event, long generation) {
    Standing why = Standing.of("Applied", "Waiting for all parts to run.");
    return move(
        WORKLOADS, event, (install, now) -> install.step(generation, Phase.APPLYING, why, now));
  }

  /** Everything runs. */
  @WithTransaction
  public Uni<Void> ready(ReceivedEvent event, long generation, String addresses) {
    return move(WORKLOADS, event, (install, now) -> install.ready(generation, addresses, now));
  }

  /** Something does not run; it may heal by itself. */
  @WithTransaction
  public Uni<Void> degraded(ReceivedEvent event, long generation, Standing why) {
    return move(
        WORKLOADS,
        event,
        (install, now) ->
            install.phase() == Phase.REMOVING
                ? install.removalStalls(generation, why, now)
                : install.step(generation, Phase.FAILED, why, now));
  }

  /** The removal is under way, and this is what is left. */
  @WithTransaction
  public Uni<Void> removing(ReceivedEvent event, long generation, Standing why) {
    return move(WORKLOADS, event, (install, now) -> install.removalStalls(generation, why, now));
  }

  /** Nothing is left on the Supervisor, or nothing more is known about it. */
  @WithTransaction
  public Uni<Void> removed(ReceivedEvent event, long generation, boolean leftBehind) {
    Standing why =
        leftBehind
            ? Standing.of(
                "RemovedByForce",
                "The removal was forced; what is left on the Supervisor is not known.",
                "Look for objects with the annotation supervisor.io/install when it is back.")
            : Standing.of("Removed", "Nothing is left on the Supervisor.");
    return move(WORKLOADS, event, (install, now) -> install.removed(generation, why, now));
  }

  private Uni<Void> move(String consumer, ReceivedEvent event, BiPredicate<Install, Instant> step) {
    Step by = new Step(actor(event), cause(event), clock.instant());
    return inbox.once(
        consumer,
        event,
        () ->
            installs
                .locked(event.key())
                .chain(
                    install ->
                        install != null && step.test(install, by.at())
                            ? announcer.changed(install, by)
                            : Uni.createFrom().voidItem()));
  }

  /** The service that reports: {@code /scheduler-service} without its slash. */
  private static String actor(ReceivedEvent event) {
    return event.source().replaceFirst("^/", "");
  }

  /** The event's own word: {@code placement-decided}. */
  private static String cause(ReceivedEvent event) {
    String[] parts = event.type().split("\\.");
    return parts.length < 4 ? event.type() : parts[3];
  }
}
