package io.supervisor.scheduler.drs;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestOrigin;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.slot.Snapshot;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Brings pods back to a host after its maintenance. */
@Path("/api/supervisor/drs/{supervisor}/hosts/{host}/return")
public class HomeComingResource {

  private final Snapshots snapshots;
  private final Mover mover;
  private final RequestOrigin caller;

  HomeComingResource(Snapshots snapshots, Mover mover, RequestOrigin caller) {
    this.snapshots = snapshots;
    this.mover = mover;
    this.caller = caller;
  }

  /**
   * The pods that left the host by an evacuation and could come back now; 404 when the host is not
   * known.
   */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<HomeComingView> get(@RestPath String supervisor, @RestPath String host) {
    return snapshots
        .of(supervisor)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(snapshot -> HomeComingView.of(KnownHost.on(snapshot, host), host));
  }

  /**
   * Begins to bring them back, at most eight at a time, as disruption budgets allow; asking again
   * goes on. Answers what was begun, nothing when none can come (the plan says why); 404 as above,
   * 409 when other decisions come first.
   */
  @POST
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @ResponseStatus(202)
  public List<MoveMade> begin(@RestPath String supervisor, @RestPath String host) {
    Origin origin = caller.origin();
    Snapshot snapshot = KnownHost.on(Awaited.result(() -> snapshots.of(supervisor)), host);
    return mover.follow(now -> now.homeComing(host).moves(), snapshot, origin);
  }
}
