package io.supervisor.scheduler.drs;

import io.smallrye.common.annotation.Blocking;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Makes room for a pod that no host has room for as it is. */
@Path("/api/supervisor/drs/{supervisor}/room")
public class RoomResource {

  private final RoomMaker maker;
  private final RequestOrigin caller;

  RoomResource(RoomMaker maker, RequestOrigin caller) {
    this.maker = maker;
    this.caller = caller;
  }

  /**
   * Moves the fewest pods, three at most, after which the pod fits, and keeps the room for its
   * install; what-if tells the same moves ({@code clearing}) beforehand. 404 when no host of the
   * Supervisor is known, 400 when there is room already, when three moves are not enough, and when
   * the order is wrong, 409 when other decisions come first or a pod that would have to move cannot
   * now.
   */
  @POST
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @ResponseStatus(202)
  public RoomBegun make(@RestPath String supervisor, @NotNull @Valid RoomOrder order) {
    return maker.make(
        supervisor, supervisor + "/" + order.service(), order.demand(), caller.origin());
  }
}
