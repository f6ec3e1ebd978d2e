package io.supervisor.install.process;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One step of an install's life. */
@Entity
public class TimelineEntry {

  @Id private UUID id;
  private String install;
  private long generation;

  @Enumerated(EnumType.STRING)
  private Phase phase;

  private String reason;
  private String message;
  private Instant at;

  TimelineEntry() {}

  static TimelineEntry of(Install install) {
    TimelineEntry entry = new TimelineEntry();
    entry.id = UUID.randomUUID();
    entry.install = install.id();
    entry.generation = install.generation();
    entry.phase = install.phase();
    entry.reason = install.reason();
    entry.message = install.message();
    entry.at = install.changedAt();
    return entry;
  }

  public long generation() {
    return generation;
  }

  public Phase phase() {
    return phase;
  }

  public String reason() {
    return reason;
  }

  public String message() {
    return message;
  }

  public Instant at() {
    return at;
  }
}
