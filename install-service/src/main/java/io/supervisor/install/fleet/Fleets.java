package io.supervisor.install.fleet;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.revision.Configs;
import io.supervisor.install.supervisor.KnownSupervisorRepository;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Starts and steers fleets. */
@ApplicationScoped
public class Fleets {

  private final FleetRepository fleets;
  private final FleetTargetRepository targets;
  private final KnownSupervisorRepository supervisors;
  private final KnownVersionRepository versions;
  private final Configs configs;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Clock clock;

  Fleets(
      FleetRepository fleets,
      FleetTargetRepository targets,
      KnownSupervisorRepository supervisors,
      KnownVersionRepository versions,
      Configs configs,
      Outbox outbox,
      AuditTrail audit,
      Clock clock) {
    this.fleets = fleets;
    this.targets = targets;
    this.supervisors = supervisors;
    this.versions = versions;
    this.configs = configs;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Starts a fleet; 400 naming every field that is wrong. */
  @WithTransaction
  public Uni<FleetView> start(FleetOrder order, Origin origin) {
    return supervisors
        .listAll()
        .chain(
            known ->
                versions
                    .findById(order.service() + "@" + order.version())
                    .map(version -> new FleetCheck(order, known, version)))
        .invoke(FleetCheck::refuse)
        .chain(check -> start(order, check.targets(), check.config(), origin));
  }

  private Uni<FleetView> start(
      FleetOrder order, List<String> chosen, String config, Origin origin) {
    String id = UUID.randomUUID().toString();
    List<List<String>> waves = order.waves(chosen);
    byte[] sealed = config == null ? null : configs.seal(config, id);
    Fleet fleet =
        Fleet.of(id, order, sealed, waves.size())
            .requested(origin.actor(), clock.instant(), origin.lineage());
    List<FleetTarget> all = new ArrayList<>();
    for (int wave = 0; wave < waves.size(); wave++) {
      for (String supervisor : waves.get(wave)) {
        all.add(FleetTarget.of(id, supervisor, wave));
      }
    }
    return fleets
        .persist(fleet)
        .chain(() -> targets.persist(all))
        .chain(() -> outbox.append(FleetChanged.of(fleet, all), fleet.lineage()))
        .chain(
            () ->
                audit.record(
                    origin,
                    "start fleet",
                    id,
                    "",
                    "%s %s on %d".formatted(fleet.service(), fleet.version(), all.size())))
        .replaceWith(() -> FleetView.of(fleet, all));
  }

  /** Starts nothing new until it is resumed. */
  @WithTransaction
  public Uni<FleetView> pause(String id, Origin origin) {
    return change(id, origin, FleetState.PAUSED, "Nothing new is started.", false);
  }

  /** Goes on where it was paused. */
  @WithTransaction
  public Uni<FleetView> resume(String id, Origin origin) {
    return change(id, origin, FleetState.RUNNING, "", true);
  }

  /** Ends it: what is under way goes on, the others are left as they are. */
  @WithTransaction
  public Uni<FleetView> abort(String id, Origin origin) {
    return change(id, origin, FleetState.ABORTED, "It was ended by somebody.", false);
  }

  private Uni<FleetView> change(
      String id, Origin origin, FleetState next, String why, boolean mustBePaused) {
    Instant now = clock.instant();
    return fleets
        .locked(id)
        .onItem()
        .ifNull()
        .failWith(() -> FleetRepository.unknown(id))
        .invoke(fleet -> mustBeUnderWay(fleet, mustBePaused))
        .chain(
            fleet ->
                targets
                    .of(id)
                    .chain(
                        all -> {
                          String before = fleet.state().name();
                          fleet.become(next, why, now);
                          if (next == FleetState.ABORTED) {
                            FleetRollout.skipQueued(all);
                          }
                          return outbox
                              .append(FleetChanged.of(fleet, all), fleet.lineage())
                              .chain(
                                  () ->
                                      audit.record(origin, "steer fleet", id, before, next.name()))
                              .replaceWith(() -> FleetView.of(fleet, all));
                        }));
  }

  private static void mustBeUnderWay(Fleet fleet, boolean mustBePaused) {
    if (fleet.state().ended() || mustBePaused && fleet.state() != FleetState.PAUSED) {
      throw ApiFailure.of(
          ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
          "io.supervisor.install.fleet.state",
          "The fleet is %s. %s",
          fleet.state().name(),
          fleet.state().ended() ? "Start a new one." : "There is nothing to resume.");
    }
  }
}
