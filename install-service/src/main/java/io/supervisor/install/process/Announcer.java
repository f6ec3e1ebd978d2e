package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.revision.Cause;
import io.supervisor.install.revision.Result;
import io.supervisor.install.revision.Revision;
import io.supervisor.install.revision.RevisionId;
import io.supervisor.install.revision.RevisionRepository;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells everyone the full state of an install, and writes it into its timeline and its revision.
 */
@ApplicationScoped
class Announcer {

  private final TimelineRepository timeline;
  private final RevisionRepository revisions;
  private final Outbox outbox;
  private final ObjectMapper json;

  Announcer(
      TimelineRepository timeline, RevisionRepository revisions, Outbox outbox, ObjectMapper json) {
    this.timeline = timeline;
    this.revisions = revisions;
    this.outbox = outbox;
    this.json = json;
  }

  /** Something new is wanted; {@code returnTo} is null unless it was wanted before. */
  Uni<Void> began(Install install, Cause cause, Integer returnTo, Step step) {
    Revision revision =
        Revision.begun(
                new RevisionId(install.id(), install.revision()),
                install.generation(),
                cause,
                returnTo,
                install.wanted())
            .requested(step.actor(), step.at());
    return revisions
        .begin(revision, install.id(), install.goodRevision())
        .chain(() -> changed(install, step));
  }

  Uni<Void> changed(Install install, Step step) {
    return timeline
        .persist(TimelineEntry.of(install, step))
        .chain(() -> follow(install, step))
        .chain(
            () -> outbox.append(InstallChanged.of(install, addresses(install)), install.lineage()));
  }

  /** Writes what somebody did into the timeline, when it changed nothing that others see. */
  Uni<Void> noted(Install install, Step step) {
    return timeline.persist(TimelineEntry.of(install, step)).replaceWithVoid();
  }

  private Uni<Void> follow(Install install, Step step) {
    return switch (install.phase()) {
      case READY -> end(install, Result.READY, "", step);
      case FAILED -> end(install, Result.FAILED, install.standing().message(), step);
      case REMOVED -> revisions.forgetConfigs(install.id());
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> end(Install install, Result result, String message, Step step) {
    RevisionId id = new RevisionId(install.id(), install.revision());
    return revisions.end(id, result, install.bundleDigest(), message, step.at());
  }

  private Address[] addresses(Install install) {
    try {
      return json.readValue(install.addresses(), Address[].class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored addresses are no JSON", e);
    }
  }
}
