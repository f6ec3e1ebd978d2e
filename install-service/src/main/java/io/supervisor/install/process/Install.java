package io.supervisor.install.process;

import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One service on one Supervisor. The only place that mints generations: each command, re-install
 * and removal is the next one, and whatever speaks of an older one is ignored.
 */
@Entity
public class Install {

  @Id private String id;
  private String supervisor;
  private String service;
  private String namespace;
  private long commandSeq;
  private long generation;
  private int attempt;

  @Enumerated(EnumType.STRING)
  private Phase phase;

  private String version;
  private String currentVersion;
  private String packageDigest;
  private byte[] sealedConfig;
  private String bundleDigest;
  private String placement;
  private String addresses;
  private String reason;
  private String message;
  private String hint;
  private String correlationId;
  private String causationId;
  private String traceparent;
  private Instant changedAt;

  @Version
  @Column(name = "revision")
  private long revision;

  Install() {}

  /** An install of which nothing was asked yet: generation 0. */
  static Install first(
      String supervisor, String service, String namespace, Lineage lineage, Instant now) {
    Install install = new Install();
    install.id = id(supervisor, service);
    install.supervisor = supervisor;
    install.service = service;
    install.namespace = namespace;
    install.phase = Phase.REMOVED;
    install.version = "";
    install.packageDigest = "";
    install.sealedConfig = new byte[0];
    install.addresses = "[]";
    install.reason = "";
    install.message = "";
    install.hint = "";
    install.changedAt = now;
    install.belongTo(lineage);
    install.forgetResults();
    return install;
  }

  /** The key of an install on every topic: {@code supervisor/service}. */
  public static String id(String supervisor, String service) {
    return supervisor + "/" + service;
  }

  /** Starts over with a new desired state. Returns false for a command already known. */
  boolean request(InstallRequested command, byte[] config, Lineage lineage, Instant now) {
    if (command.commandSeq() <= commandSeq) {
      return false;
    }
    nextGeneration(command.commandSeq(), lineage);
    version = command.version();
    packageDigest = command.packageDigest();
    sealedConfig = config.clone();
    forgetResults();
    move(Phase.REQUESTED, "Requested", "The install was requested.", "", now);
    return true;
  }

  /** Starts the removal. Returns false for a command already known. */
  boolean requestRemoval(long seq, Lineage lineage, Instant now) {
    if (seq <= commandSeq) {
      return false;
    }
    nextGeneration(seq, lineage);
    move(Phase.REMOVING, "Removing", "The install is being removed.", "", now);
    return true;
  }

  /** The objects are rendered; the placement is asked for. */
  void rendered(String digest, String wantedPlacement, Instant now) {
    bundleDigest = digest;
    placement = wantedPlacement;
    move(Phase.RENDERED, "Rendered", "The package was rendered.", "", now);
  }

  /** Asks once more for what got no answer. */
  void tryAgain(Instant now) {
    attempt++;
    changedAt = now;
  }

  /** Goes to {@code next} if that is a step forward of this generation; else changes nothing. */
  boolean step(long of, Phase next, String why, String text, String what, Instant now) {
    if (of != generation || phase == next || !phase.mayBecome(next)) {
      return false;
    }
    move(next, why, text, what, now);
    return true;
  }

  /** Everything of this generation runs. */
  boolean ready(long of, String reachableAt, Instant now) {
    if (of != generation || !phase.mayBecome(Phase.READY)) {
      return false;
    }
    currentVersion = version;
    addresses = reachableAt;
    move(Phase.READY, "ReconcileSucceeded", "Reconcile succeeded.", "", now);
    return true;
  }

  /** Nothing is left on the Supervisor. */
  boolean removed(long of, Instant now) {
    if (of != generation || phase != Phase.REMOVING) {
      return false;
    }
    currentVersion = null;
    addresses = "[]";
    sealedConfig = new byte[0];
    forgetResults();
    move(Phase.REMOVED, "Removed", "Nothing is left on the Supervisor.", "", now);
    return true;
  }

  private void nextGeneration(long seq, Lineage lineage) {
    commandSeq = seq;
    generation++;
    attempt = 1;
    belongTo(lineage);
  }

  private void belongTo(Lineage lineage) {
    correlationId = lineage.correlationId();
    causationId = lineage.causationId();
    traceparent = lineage.traceparent();
  }

  private void forgetResults() {
    bundleDigest = "";
    placement = "";
  }

  private void move(Phase next, String why, String text, String what, Instant now) {
    if (!phase.mayBecome(next)) {
      throw new IllegalStateException(id + " cannot go from " + phase + " to " + next);
    }
    phase = next;
    reason = why;
    message = text;
    hint = what;
    changedAt = now;
  }

  /** The chain this generation belongs to. */
  public Lineage lineage() {
    return new Lineage(correlationId, causationId, traceparent);
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

  public String version() {
    return version;
  }

  public String currentVersion() {
    return currentVersion;
  }

  public String packageDigest() {
    return packageDigest;
  }

  public byte[] sealedConfig() {
    return sealedConfig.clone();
  }

  public String bundleDigest() {
    return bundleDigest;
  }

  String placement() {
    return placement;
  }

  public String addresses() {
    return addresses;
  }

  public String reason() {
    return reason;
  }

  public String message() {
    return message;
  }

  public String hint() {
    return hint;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
