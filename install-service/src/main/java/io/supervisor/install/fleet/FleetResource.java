package io.supervisor.install.fleet;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.Page;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One command for many Supervisors, wave by wave. */
@Path("/api/supervisor/fleets")
public class FleetResource {

  private final Fleets steering;
  private final FleetRepository fleets;
  private final FleetTargetRepository targets;
  private final RequestOrigin caller;

  FleetResource(
      Fleets steering,
      FleetRepository fleets,
      FleetTargetRepository targets,
      RequestOrigin caller) {
    this.steering = steering;
    this.fleets = fleets;
    this.targets = targets;
    this.caller = caller;
  }

  /** Fleets by id, without their targets: at most {@code limit} after the id {@code after}. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Page<FleetView>> list(
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @DefaultValue("") String after) {
    return fleets
        .find("id > ?1 order by id", after)
        .page(0, limit)
        .list()
        .map(found -> Page.of(found, limit, one -> FleetView.of(one, null), Fleet::id));
  }

  /** Starts a fleet; 400 naming every field that is wrong, and nothing is started. */
  @POST
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<Response> start(@NotNull FleetOrder order) {
    return steering
        .start(order, caller.origin())
        .map(
            view ->
                Response.created(URI.create("/api/supervisor/fleets/" + view.fleet()))
                    .entity(view)
                    .build());
  }

  /** A fleet with every target. */
  @GET
  @Path("/{fleet}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<FleetView> get(@RestPath String fleet) {
    return fleets
        .findById(fleet)
        .onItem()
        .ifNull()
        .failWith(() -> FleetRepository.unknown(fleet))
        .chain(found -> targets.of(fleet).map(all -> FleetView.of(found, all)));
  }

  /** Starts nothing new until it is resumed; what is under way goes on. */
  @POST
  @Path("/{fleet}/pause")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<FleetView> pause(@RestPath String fleet) {
    return steering.pause(fleet, caller.origin());
  }

  /** Goes on where it was paused. */
  @POST
  @Path("/{fleet}/resume")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<FleetView> resume(@RestPath String fleet) {
    return steering.resume(fleet, caller.origin());
  }

  /** Ends it: what is under way goes on, the others are left as they are. */
  @POST
  @Path("/{fleet}/abort")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<FleetView> abort(@RestPath String fleet) {
    return steering.abort(fleet, caller.origin());
  }
}
