package io.supervisor.scheduler.drs;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.supervisor.platform.caller.Role;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Proposes moves that make the use of the hosts more even; makes none. */
@Path("/api/supervisor/drs/{supervisor}")
public class DrsResource {

  private final Snapshots snapshots;

  DrsResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * The imbalance and the moves for a migration threshold, from 1 (only what rules demand) to 5
   * (slight gains, too), by default that of the settings; 404 when no host of the Supervisor is
   * known.
   */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<DrsView> get(
      @RestPath String supervisor, @RestQuery @Min(1) @Max(5) Integer threshold) {
    return snapshots
        .of(supervisor)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(snapshot -> DrsView.of(snapshot, threshold));
  }
}
