package io.supervisor.install.view;

import io.supervisor.install.process.Phase;
import io.supervisor.install.process.Standing;
import io.supervisor.install.process.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of an install's life.
 *
 * @param seq grows with each step
 * @param durationMs how long the install stood there, in ms; absent for where it stands now
 * @param actor a user, or the service that reported
 * @param cause the command or event that led here, such as {@code placement-decided}
 * @param object the failing object as {@code kind/name}, empty when none is to blame
 * @param events the last things the Supervisor said about that object
 */
public record TimelineView(
    long seq,
    Instant at,
    Long durationMs,
    long generation,
    int attempt,
    int revision,
    Phase phase,
    String reason,
    String message,
    String hint,
    String object,
    List<String> events,
    String actor,
    String cause) {

  /** Steps in their order; each lasts until the next begins. */
  static List<TimelineView> of(List<TimelineEntry> entries) {
    List<TimelineView> views = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      views.add(of(entries.get(i), i + 1 < entries.size() ? entries.get(i + 1).at() : null));
    }
    return views;
  }

  static TimelineView of(TimelineEntry entry, Instant until) {
    Standing standing = entry.standing();
    return new TimelineView(
        entry.seq(),
        entry.at(),
        until == null ? null : Duration.between(entry.at(), until).toMillis(),
        entry.generation(),
        entry.attempt(),
        entry.revision(),
        entry.phase(),
        standing.reason(),
        standing.message(),
        standing.hint(),
        standing.object(),
        InstallView.parts(standing.events(), "\n"),
        entry.actor(),
        entry.cause());
  }
}
