package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.revision.Cause;
import io.supervisor.install.revision.Result;
import io.supervisor.install.revision.Revision;
import io.supervisor.install.revision.RevisionId;
import io.supervisor.install.revision.RevisionRepository;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Goes back to an earlier revision: as a new generation, so that nothing older can interfere. */
@ApplicationScoped
public class Returns {

  private final InstallRepository installs;
  private final RevisionRepository revisions;
  private final Announcer announcer;
  private final AuditTrail audit;
  private final Clock clock;

  Returns(
      InstallRepository installs,
      RevisionRepository revisions,
      Announcer announcer,
      AuditTrail audit,
      Clock clock) {
    this.installs = installs;
    this.revisions = revisions;
    this.announcer = announcer;
    this.audit = audit;
    this.clock = clock;
  }

  /** Wants revision {@code number} again; says in plain words when that cannot be. */
  @WithTransaction
  public Uni<Install> rollback(String id, int number, Origin origin) {
    return installs
        .present(id)
        .chain(
            install ->
                revisions
                    .findById(new RevisionId(id, number))
                    .invoke(revision -> mustBePossible(install, number, revision))
                    .chain(revision -> rollback(install, revision, origin)));
  }

  private Uni<Install> rollback(Install install, Revision revision, Origin origin) {
    Step step = new Step(origin.actor(), "rollback", clock.instant());
    String why =
        "%s went back from revision %d to revision %d (version %s)."
            .formatted(
                origin.actor(), install.revision(), revision.number(), revision.wanted().version());
    String before = "revision %d (%s)".formatted(install.revision(), install.wanted().version());
    String after = "revision %d (%s)".formatted(revision.number(), revision.wanted().version());
    install.returnTo(revision.wanted(), why, origin.lineage(), step.at());
    return announcer
        .began(install, Cause.ROLLBACK, revision.number(), step)
        .chain(() -> audit.record(origin, "rollback", install.id(), before, after))
        .replaceWith(install);
  }

  private static void mustBePossible(Install install, int number, Revision revision) {
    if (install.phase() == Phase.REMOVING || install.phase() == Phase.REMOVED) {
      throw refusal("The install is %s. Install it again instead.", install.phase().name());
    }
    if (number == install.revision()) {
      throw refusal(
          "Revision %s is what is wanted now. Choose an earlier one, or retry.",
          String.valueOf(number));
    }
    if (number < install.lifeBeganWith()) {
      throw refusal(
          "Revision %s was before the install was removed, and its config was forgotten with it."
              + " The first one to return to is %s.",
          String.valueOf(number), String.valueOf(install.lifeBeganWith()));
    }
    if (revision == null) {
      throw ApiFailure.of(
          ErrorType.NOT_FOUND,
          "io.supervisor.install.revision.notfound",
          "There is no revision %s of (%s) any more, or never was. See its revisions.",
          String.valueOf(number),
          install.id());
    }
  }

  private static ApiFailure refusal(String format, String... args) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE, "io.supervisor.install.rollback", format, args);
  }

  /** Gives an upgrade up if it is still due. */
  @WithTransaction
  Uni<Void> revert(String id) {
    Step step = new Step("install-service", "not-ready-in-time", clock.instant());
    return installs
        .locked(id)
        .chain(
            install ->
                install.mustReturn(step.at())
                    ? revisions
                        .findById(new RevisionId(id, install.goodRevision()))
                        .chain(good -> revert(install, good, step))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> revert(Install install, Revision good, Step step) {
    RevisionId failed = new RevisionId(install.id(), install.revision());
    String why =
        "Version %s (revision %d) did not get ready %s: %s %s The install returned to revision %d (version %s)."
            .formatted(
                install.wanted().version(),
                install.revision(),
                install.failedFor(Failure.RENDERING)
                    ? ""
                    : "within %d s".formatted(install.policy().readyWithinMs() / 1000),
                install.standing().reason(),
                install.standing().message(),
                good.number(),
                good.wanted().version());
    String digest = install.bundleDigest();
    Lineage lineage = install.lineage();
    install.returnTo(good.wanted(), why.replace(" :", ":"), lineage, step.at());
    return revisions
        .end(failed, Result.REVERTED, digest, install.note(), step.at())
        .chain(() -> announcer.began(install, Cause.AUTO_REVERT, good.number(), step));
  }
}
