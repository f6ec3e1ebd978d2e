package io.supervisor.install.fleet;

import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** One command for many Supervisors. */
@Entity
public class Fleet {

  @Id private String id;
  private String service;
  private String version;
  private byte[] sealedConfig;

  @Enumerated(EnumType.STRING)
  private FleetState state;

  private String message;
  private int wave;
  private int waves;
  private long soakMs;
  private Instant soakUntil;
  private int stopAfter;
  private long readyWithinMs;
  private String requestedBy;
  private Instant requestedAt;
  private Instant changedAt;
  @Embedded private Lineage lineage;

  @Version private long rowVersion;

  Fleet() {}

  static Fleet of(String id, FleetOrder order, byte[] sealedConfig, int waves) {
    Fleet fleet = new Fleet();
    fleet.id = id;
    fleet.service = order.service();
    fleet.version = order.version();
    fleet.sealedConfig = sealedConfig;
    fleet.state = FleetState.RUNNING;
    fleet.message = "";
    fleet.waves = waves;
    fleet.soakMs = order.soakMs();
    fleet.stopAfter = order.stopAfterFailures();
    fleet.readyWithinMs = order.readyWithinMs();
    return fleet;
  }

  Fleet requested(String by, Instant now, Lineage chain) {
    requestedBy = by;
    requestedAt = now;
    changedAt = now;
    lineage = chain;
    return this;
  }

  /** Waits a while before the next wave. */
  void soak(Instant now) {
    soakUntil = now.plusMillis(soakMs);
    become(
        FleetState.SOAKING,
        "Wave %d of %d is done; the next one starts when the soak time is over."
            .formatted(wave + 1, waves),
        now);
  }

  void nextWave(Instant now) {
    wave++;
    soakUntil = null;
    become(FleetState.RUNNING, "", now);
  }

  void become(FleetState next, String why, Instant now) {
    state = next;
    message = why;
    changedAt = now;
  }

  /** The same state, with targets that moved. */
  void touched(Instant now) {
    changedAt = now;
  }

  boolean soaked(Instant now) {
    return soakUntil == null || !soakUntil.isAfter(now);
  }

  boolean lastWave() {
    return wave + 1 >= waves;
  }

  /** Whether so many failures, or one in the first of several waves, end it. */
  boolean mustStop(long failures, long inFirstWave) {
    boolean canaryDied = waves > 1 && wave == 0 && inFirstWave > 0;
    return canaryDied || stopAfter > 0 && failures >= stopAfter;
  }

  Lineage lineage() {
    return lineage;
  }

  public String id() {
    return id;
  }

  public String service() {
    return service;
  }

  public String version() {
    return version;
  }

  byte[] sealedConfig() {
    return sealedConfig == null ? null : sealedConfig.clone();
  }

  public FleetState state() {
    return state;
  }

  public String message() {
    return message;
  }

  public int wave() {
    return wave;
  }

  public int waves() {
    return waves;
  }

  public Instant soakUntil() {
    return soakUntil;
  }

  Duration readyWithin() {
    return Duration.ofMillis(readyWithinMs);
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
