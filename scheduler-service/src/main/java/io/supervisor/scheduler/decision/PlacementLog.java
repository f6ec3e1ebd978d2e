package io.supervisor.scheduler.decision;

import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.placement.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Remembers which generation of an install counts, and every decision made for it. */
@ApplicationScoped
class PlacementLog {

  private final PlacedInstallRepository installs;
  private final PlacementRepository placements;
  private final Clock clock;

  PlacementLog(PlacedInstallRepository installs, PlacementRepository placements, Clock clock) {
    this.installs = installs;
    this.placements = placements;
    this.clock = clock;
  }

  /** Whether a request is of the newest generation; it then is the one that counts. */
  Uni<Boolean> enters(PlacementRequested request) {
    return installs
        .knownOrNew(request.install(), request.supervisor(), request.namespace())
        .map(install -> install.enter(request.generation(), false));
  }

  Uni<Boolean> leaves(PlacementReleaseRequested request) {
    return installs
        .knownOrNew(request.install(), request.supervisor(), request.namespace())
        .map(install -> install.enter(request.generation(), true));
  }

  Uni<Void> decided(PlacementRequested request, long epoch, Decision decision) {
    return placements
        .persist(Placement.of(request, epoch, decision, clock.instant()))
        .replaceWithVoid();
  }
}
