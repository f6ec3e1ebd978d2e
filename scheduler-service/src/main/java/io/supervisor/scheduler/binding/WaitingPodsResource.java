package io.supervisor.scheduler.binding;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Which pods wait for a host, and why. */
@Path("/api/supervisor/placements/{supervisor}/waiting-pods")
public class WaitingPodsResource {

  private final WaitingPods waiting;
  private final Snapshots snapshots;

  WaitingPodsResource(WaitingPods waiting, Snapshots snapshots) {
    this.waiting = waiting;
    this.snapshots = snapshots;
  }

  /** By namespace and name; 404 when no host of the Supervisor is known. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<WaitingPodsView> get(@RestPath String supervisor) {
    return snapshots
        .of(supervisor)
        .map(known -> WaitingPodsView.of(supervisor, waiting.on(supervisor)));
  }
}
