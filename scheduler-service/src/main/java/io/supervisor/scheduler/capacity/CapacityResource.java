package io.supervisor.scheduler.capacity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.supervisor.platform.caller.Role;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** What the hosts of a Supervisor have, and what is free on them. */
@Path("/api/supervisor/capacity/{supervisor}")
public class CapacityResource {

  private final Snapshots snapshots;

  CapacityResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Every host with what is free on it; 404 when none is known. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<CapacityView> get(@RestPath String supervisor) {
    return snapshots.of(supervisor).map(CapacityView::of);
  }

  /** Which single hosts must not fail, and the pods that would find no other; 404 without hosts. */
  @GET
  @Path("/host-loss")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<HostLoss> hostLoss(@RestPath String supervisor) {
    return snapshots.of(supervisor).emitOn(Infrastructure.getDefaultWorkerPool()).map(HostLoss::of);
  }
}
