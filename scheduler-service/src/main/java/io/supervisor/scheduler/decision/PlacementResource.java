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

  /** Why one of the decisions is as it is; 404 when there is none with that epoch. */
  @GET
  @Path("/{supervisor}/{service}/decisions/{epoch}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<DecisionView> decision(
      @RestPath String supervisor, @RestPath String service, @RestPath long epoch) {
    String install = supervisor + "/" + service;
    return placements
        .findById(new Placement.Key(install, epoch))
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "io.supervisor.placement.decision.notfound",
                    "The install (%s) has no decision (%s). Its list of placements names them.",
                    install,
                    Long.toString(epoch)))
        .map(Placement::explained);
  }

  private Uni<List<PlacementView>> decisions(String install) {
    return placements
        .newest(install, DECISIONS)
        .map(found -> found.stream().map(Placement::view).toList());
  }
}
