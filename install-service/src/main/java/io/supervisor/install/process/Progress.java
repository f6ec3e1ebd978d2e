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
  public Uni<Void> placed(ReceivedEvent event, long generation, int slots) {
    String text = "Hosts were found for %d pods.".formatted(slots);
    return move(
        "placements",
        event,
        (install, now) -> install.step(generation, Phase.PLACED, "Placed", text, "", now));
  }

  /** The scheduler found no hosts; it is asked again when it was silent for a while. */
  @WithTransaction
  public Uni<Void> refused(ReceivedEvent event, long generation, String message, String hint) {
    return move(
        "placements",
        event,
        (install, now) ->
            install.step(generation, Phase.FAILED, Failure.PLACEMENT, message, hint, now));
  }

  /** All objects are on the Supervisor. */
  @WithTransaction
  public Uni<Void> applied(ReceivedEvent event, long generation) {
    return move(
        "workloads",
        event,
        (install, now) ->
            install.step(
                generation, Phase.APPLYING, "Applied", "Waiting for all parts to run.", "", now));
  }

  /** Everything runs. */
  @WithTransaction
  public Uni<Void> ready(ReceivedEvent event, long generation, String addresses) {
    return move("workloads", event, (install, now) -> install.ready(generation, addresses, now));
  }

  /** Something does not run; it may heal by itself. */
  @WithTransaction
  public Uni<Void> degraded(
      ReceivedEvent event, long generation, String reason, String message, String hint) {
    return move(
        "workloads",
        event,
        (install, now) -> install.step(generation, Phase.FAILED, reason, message, hint, now));
  }

  /** Nothing is left on the Supervisor. */
  @WithTransaction
  public Uni<Void> removed(ReceivedEvent event, long generation) {
    return move("workloads", event, (install, now) -> install.removed(generation, now));
  }

  private Uni<Void> move(String consumer, ReceivedEvent event, BiPredicate<Install, Instant> step) {
    return inbox.once(
        consumer,
        event,
        () ->
            installs
                .locked(event.key())
                .chain(
                    install ->
                        install != null && step.test(install, clock.instant())
                            ? announcer.changed(install)
                            : Uni.createFrom().voidItem()));
  }
}
