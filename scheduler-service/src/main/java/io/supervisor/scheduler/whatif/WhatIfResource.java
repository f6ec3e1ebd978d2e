package io.supervisor.scheduler.whatif;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.supervisor.platform.caller.Role;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers what would be if; changes nothing. */
@Path("/api/supervisor/what-if")
public class WhatIfResource {

  private final Snapshots snapshots;

  WhatIfResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * Supposes hosts that come, fail or are emptied and pods that are placed, decided as a real
   * request would be; 404 when no host of the Supervisor is known.
   */
  @POST
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<WhatIfView> ask(@NotNull @Valid WhatIfOrder order) {
    return snapshots
        .of(order.supervisor())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(snapshot -> Trial.on(snapshot).run(order));
  }
}
