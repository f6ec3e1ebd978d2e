package io.supervisor.install.fleet;

import io.supervisor.install.pursuit.PursuitState;
import java.time.Instant;
import java.util.List;

/**
 * A fleet and how far it is, without its config.
 *
 * @param wave the wave under way, 0 is the first
 * @param soakUntil when the next wave may start; absent when none waits
 * @param targets every Supervisor in the order of the waves; absent in lists
 */
public record FleetView(
    String fleet,
    String service,
    String version,
    FleetState state,
    String message,
    int wave,
    int waves,
    Instant soakUntil,
    Long ready,
    Long failed,
    Integer total,
    List<FleetChanged.Target> targets,
    String requestedBy,
    Instant requestedAt,
    Instant changedAt) {

  static FleetView of(Fleet fleet, List<FleetTarget> all) {
    return new FleetView(
        fleet.id(),
        fleet.service(),
        fleet.version(),
        fleet.state(),
        fleet.message(),
        fleet.wave(),
        fleet.waves(),
        fleet.soakUntil(),
        all == null ? null : count(all, PursuitState.READY),
        all == null ? null : count(all, PursuitState.FAILED),
        all == null ? null : all.size(),
        all == null ? null : FleetChanged.targets(all),
        fleet.requestedBy(),
        fleet.requestedAt(),
        fleet.changedAt());
  }

  private static long count(List<FleetTarget> all, PursuitState state) {
    return all.stream().filter(one -> one.state() == state).count();
  }
}
