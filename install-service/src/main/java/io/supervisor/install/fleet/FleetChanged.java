package io.supervisor.install.fleet;

import io.supervisor.install.pursuit.PursuitState;
import io.supervisor.platform.event.Event;
import java.time.Instant;
import java.util.List;

/** The full state of a fleet. */
record FleetChanged(
    String fleet,
    String service,
    String version,
    FleetState state,
    String message,
    int wave,
    int waves,
    long ready,
    long failed,
    int total,
    List<Target> targets,
    String requestedBy,
    Instant changedAt)
    implements Event {

  record Target(String supervisor, int wave, PursuitState state, String message) {}

  static FleetChanged of(Fleet fleet, List<FleetTarget> targets) {
    return new FleetChanged(
        fleet.id(),
        fleet.service(),
        fleet.version(),
        fleet.state(),
        fleet.message(),
        fleet.wave(),
        fleet.waves(),
        targets.stream().filter(one -> one.state() == PursuitState.READY).count(),
        targets.stream().filter(one -> one.state() == PursuitState.FAILED).count(),
        targets.size(),
        targets(targets),
        fleet.requestedBy(),
        fleet.changedAt());
  }

  /** How each Supervisor stands. */
  static List<Target> targets(List<FleetTarget> all) {
    return all.stream()
        .map(one -> new Target(one.supervisor(), one.wave(), one.state(), one.message()))
        .toList();
  }

  @Override
  public String topic() {
    return "supervisor.install.fleets.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.install.fleet-changed.v1";
  }

  @Override
  public String key() {
    return fleet;
  }
}
