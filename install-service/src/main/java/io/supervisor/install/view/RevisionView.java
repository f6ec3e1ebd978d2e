package io.supervisor.install.view;

import io.supervisor.install.revision.Cause;
import io.supervisor.install.revision.Result;
import io.supervisor.install.revision.Revision;
import java.time.Instant;

/**
 * One version and config that was wanted of an install; its config is a call of its own.
 *
 * @param returnTo the revision that was returned to; absent for something new
 * @param bundleDigest keyed digest of the rendered objects; empty before they were ready
 * @param result PENDING and FAILED may still become READY
 * @param message why it failed or was given up; may be empty
 * @param endedAt when the result was last known; absent before
 */
public record RevisionView(
    int revision,
    long generation,
    Cause cause,
    Integer returnTo,
    String version,
    String packageDigest,
    String bundleDigest,
    String requestedBy,
    Instant requestedAt,
    Result result,
    String message,
    Instant endedAt) {

  static RevisionView of(Revision revision) {
    return new RevisionView(
        revision.number(),
        revision.generation(),
        revision.cause(),
        revision.returnTo(),
        revision.wanted().version(),
        revision.wanted().packageDigest(),
        revision.bundleDigest(),
        revision.requestedBy(),
        revision.requestedAt(),
        revision.result(),
        revision.message(),
        revision.endedAt());
  }
}
