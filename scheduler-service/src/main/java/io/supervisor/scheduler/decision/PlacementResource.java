package io.supervisor.scheduler.decision;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.scheduler.slot.ReservationRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Where installs were placed and why. */
@Path("/api/supervisor/placements")
public class PlacementResource {

  private static final int DECISIONS = 20;

  private final ReservationRepository reservations;
  private final PlacedInstallRepository installs;
  private final PlacementRepository placements;

  PlacementResource(
      ReservationRepository reservations,
      PlacedInstallRepository installs,
      PlacementRepository placements) {
    this.reservations = reservations;
    this.installs = installs;
    this.placements = placements;
  }

  /** Slots of an install and its newest 20 decisions; 404 when it never asked for room. */
  @GET
  @Path("/{supervisor}/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<InstallPlacement> get(@RestPath String supervisor, @RestPath String service) {
    String install = supervisor + "/" + service;
    return installs
        .findById(install)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "io.supervisor.placement.notfound",
                    "The install (%s) never asked for hosts.",
                    install))
        .chain(() -> reservations.of(install))
        .map(slots -> slots.stream().map(SlotView::of).toList())
        .chain(slots -> decisions(install).map(log -> new InstallPlacement(slots, log)));
  }

  private Uni<List<PlacementView>> decisions(String install) {
    return placements
        .newest(install, DECISIONS)
        .map(found -> found.stream().map(Placement::view).toList());
  }
}
