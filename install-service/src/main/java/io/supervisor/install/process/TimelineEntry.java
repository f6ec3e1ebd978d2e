package io.supervisor.install.process;

import jakarta.persistence.Column;
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
  private int attempt;
  private int revision;

  @Enumerated(EnumType.STRING)
  private Phase phase;

  private String reason;
  private String message;
  private String hint;
  private String object;
  private String events;
  private String actor;
  private String cause;
  private Instant at;

  @Column(insertable = false, updatable = false)
  private Long seq;

  TimelineEntry() {}

  static TimelineEntry of(Install install, Step step) {
    TimelineEntry entry = new TimelineEntry();
    entry.id = UUID.randomUUID();
    entry.install = install.id();
    entry.generation = install.generation();
    entry.attempt = install.attempt();
    entry.revision = install.revision();
    entry.phase = install.phase();
    entry.reason = install.standing().reason();
    entry.message = install.standing().message();
    entry.hint = install.standing().hint();
    entry.object = install.standing().object();
    entry.events = install.standing().events();
    entry.actor = step.actor();
    entry.cause = step.cause();
    entry.at = step.at();
    return entry;
  }

  /** Grows with each step. */
  public long seq() {
    return seq;
  }

  public long generation() {
    return generation;
  }

  public int attempt() {
    return attempt;
  }

  public int revision() {
    return revision;
  }

  public Phase phase() {
    return phase;
  }

  public Standing standing() {
    return new Standing(reason, message, hint, object, events);
  }

  public String actor() {
    return actor;
  }

  public String cause() {
    return cause;
  }

  public Instant at() {
    return at;
  }
}
