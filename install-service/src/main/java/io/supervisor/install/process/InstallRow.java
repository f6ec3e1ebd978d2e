package io.supervisor.install.process;

import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** What is kept of an install; {@link Install} says how it changes. */
@MappedSuperclass
public abstract class InstallRow {

  @Id String id;
  String supervisor;
  String service;
  String namespace;
  long commandSeq;
  long generation;
  int attempt;

  @Enumerated(EnumType.STRING)
  Phase phase;

  @Embedded Wanted wanted;
  int revision;
  int lifeBeganWith;
  int goodRevision;
  String currentVersion;
  String bundleDigest;

  @Enumerated(EnumType.STRING)
  Delivery delivery;

  String placement;
  String addresses;
  @Embedded Standing standing;
  String note;

  @Convert(converter = ConditionsColumn.class)
  Conditions conditions;

  String waitsFor;
  boolean paused;
  @Embedded Policy policy;
  Instant readyBy;
  Instant againAt;
  int silences;
  Instant changedAt;
  @Embedded Lineage lineage;

  @Version long rowVersion;

  /** The chain this generation belongs to. */
  public Lineage lineage() {
    return lineage;
  }

  public String id() {
    return id;
  }

  public String supervisor() {
    return supervisor;
  }

  public String service() {
    return service;
  }

  public String namespace() {
    return namespace;
  }

  public long commandSeq() {
    return commandSeq;
  }

  public long generation() {
    return generation;
  }

  public int attempt() {
    return attempt;
  }

  public Phase phase() {
    return phase;
  }

  public Wanted wanted() {
    return wanted;
  }

  public int revision() {
    return revision;
  }

  public int lifeBeganWith() {
    return lifeBeganWith;
  }

  public int goodRevision() {
    return goodRevision;
  }

  public String currentVersion() {
    return currentVersion;
  }

  public String bundleDigest() {
    return bundleDigest;
  }

  /** How it got there, the same for a life; null before the first time. */
  public Delivery delivery() {
    return delivery;
  }

  String placement() {
    return placement;
  }

  public String addresses() {
    return addresses;
  }

  public Standing standing() {
    return standing;
  }

  public String note() {
    return note;
  }

  public Conditions conditions() {
    return conditions;
  }

  public String waitsFor() {
    return waitsFor;
  }

  public boolean paused() {
    return paused;
  }

  public Policy policy() {
    return policy;
  }

  public Instant readyBy() {
    return readyBy;
  }

  /** When it is asked again for what it waits for, if nothing is heard before. */
  Instant againAt() {
    return againAt;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
