package io.supervisor.install.view;

import io.supervisor.install.process.Phase;
import io.supervisor.install.process.TimelineEntry;
import java.time.Instant;

/** One step of an install's life. */
public record TimelineView(
    Instant at, long generation, Phase phase, String reason, String message) {

  static TimelineView of(TimelineEntry entry) {
    return new TimelineView(
        entry.at(), entry.generation(), entry.phase(), entry.reason(), entry.message());
  }
}
