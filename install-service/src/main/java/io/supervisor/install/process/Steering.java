package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What people do to an install under way: pause, resume, retry, and what if an upgrade fails. */
@ApplicationScoped
public class Steering {

  private final InstallRepository installs;
  private final Announcer announcer;
  private final Repetition repetition;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Clock clock;

  Steering(
      InstallRepository installs,
      Announcer announcer,
      Repetition repetition,
      Outbox outbox,
      AuditTrail audit,
      Clock clock) {
    this.installs = installs;
    this.announcer = announcer;
    this.repetition = repetition;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Lets nothing new start, or lets it go on; what is under way ends as it would. */
  @WithTransaction
  public Uni<Install> pause(String id, boolean wish, Origin origin) {
    Step step = new Step(origin.actor(), wish ? "pause" : "resume", clock.instant());
    return installs
        .present(id)
        .invoke(Steering::mustStay)
        .call(
            install ->
                install.pause(wish, step.at())
                    ? announcer.changed(install, step).chain(() -> audited(origin, step, install))
                    : Uni.createFrom().voidItem());
  }

  /** Tries the step that failed or takes long again, now. */
  @WithTransaction
  public Uni<Install> retry(String id, Origin origin) {
    Step step = new Step(origin.actor(), "retry", clock.instant());
    return installs
        .present(id)
        .invoke(Steering::mustBeUnderWay)
        .call(one -> retry(one, step).chain(() -> audited(origin, step, one)));
  }

  private Uni<Void> retry(Install install, Step step) {
    if (install.phase() == Phase.FAILED && install.bundleDigest().isEmpty()) {
      install.renderAgain(step.at());
      return announcer.changed(install, step);
    }
    return install.phase() == Phase.REQUESTED || install.phase() == Phase.WAITING
        ? Uni.createFrom().voidItem()
        : repetition.ask(install).chain(() -> announcer.noted(install, step));
  }

  /** Chooses what happens when an upgrade does not get ready. */
  @WithTransaction
  public Uni<Install> follow(String id, Policy policy, Origin origin) {
    return installs
        .present(id)
        .call(
            install -> {
              String before = install.policy().toString();
              install.follow(policy);
              return audit.record(origin, "change policy", id, before, policy.toString());
            });
  }

  private Uni<Void> audited(Origin origin, Step step, Install install) {
    return audit.record(origin, step.cause(), install.id(), "", install.phase().name());
  }

  /** Leaves behind what resists a removal. */
  @WithTransaction
  public Uni<Install> force(String id, Origin origin) {
    Step step = new Step(origin.actor(), "forced-removal", clock.instant());
    return installs
        .present(id)
        .invoke(Steering::mustBeLeaving)
        .call(
            install -> {
              install.tryAgain(step.at());
              return outbox
                  .append(PlacementReleaseRequested.of(install, true), install.lineage())
                  .chain(() -> announcer.noted(install, step))
                  .chain(() -> audited(origin, step, install));
            });
  }

  /** Tells at the install that its removal was refused, in the open transaction. */
  public Uni<Void> removalRefused(String id, String why, String by) {
    Step step = new Step(by, "removal-refused", clock.instant());
    return installs
        .present(id)
        .invoke(install -> install.remark("The removal was refused: " + why))
        .chain(install -> announcer.changed(install, step));
  }

  private static void mustStay(Install install) {
    if (install.phase() == Phase.REMOVING || install.phase() == Phase.REMOVED) {
      throw refusal("The install is %s; there is nothing to pause.", install.phase());
    }
  }

  private static void mustBeUnderWay(Install install) {
    if (install.phase() == Phase.READY || install.phase() == Phase.REMOVED) {
      throw refusal("The install is %s; there is nothing to retry.", install.phase());
    }
    if (install.paused()) {
      throw refusal("The install is paused in %s. Resume it instead.", install.phase());
    }
  }

  private static void mustBeLeaving(Install install) {
    if (install.phase() != Phase.REMOVING) {
      throw refusal(
          "The install is %s. Only a removal that does not get on can be forced: remove it first.",
          install.phase());
    }
  }

  private static ApiFailure refusal(String format, Phase phase) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
        "io.supervisor.install.state",
        format,
        phase.name());
  }
}
