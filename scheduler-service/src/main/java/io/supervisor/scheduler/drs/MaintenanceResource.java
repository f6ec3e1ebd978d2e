package io.supervisor.scheduler.drs;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
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

/** Empties a host for maintenance, and brings its pods back afterwards. */
@Path("/api/supervisor/drs/{supervisor}/hosts/{host}")
public class MaintenanceResource {

  private final Snapshots snapshots;
  private final Mover mover;
  private final RequestOrigin caller;

  MaintenanceResource(Snapshots snapshots, Mover mover, RequestOrigin caller) {
    this.snapshots = snapshots;
    this.mover = mover;
    this.caller = caller;
  }

  /** Where the pods of the host would go; 404 when the host is not known. */
  @GET
  @Path("/evacuation")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<EvacuationView> evacuation(@RestPath String supervisor, @RestPath String host) {
    return plan(supervisor, host).map(snapshot -> EvacuationView.of(snapshot, host));
  }

  /**
   * Begins to empty a host that takes no pods: keeps the next places of at most eight pods, then
   * evicts them, as disruption budgets allow; asking again goes on. Answers what was begun, nothing
   * when no pod can move (the plan says which are stranded, and why); 404 as above, 400 when the
   * host still takes pods, 409 when other decisions come first.
   */
  @POST
  @Path("/evacuation")
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @ResponseStatus(202)
  public List<MoveMade> evacuate(@RestPath String supervisor, @RestPath String host) {
    Origin origin = caller.origin();
    Snapshot snapshot = known(Awaited.result(() -> snapshots.of(supervisor)), host);
    if (snapshot.takesPods(host)) {
      throw ApiFailure.of(
          ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
          "io.supervisor.drs.host.open",
          "The host (%s) still takes pods. Cordon it first, so that none comes back.",
          host);
    }
    return mover.follow(now -> now.evacuation(host).moves(), snapshot, origin);
  }

  /**
   * The pods that left the host by an evacuation and could come back now; 404 when the host is not
   * known.
   */
  @GET
  @Path("/return")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<HomeComingView> homeComing(@RestPath String supervisor, @RestPath String host) {
    return plan(supervisor, host).map(snapshot -> HomeComingView.of(snapshot, host));
  }

  /**
   * Begins to bring them back, at most eight at a time, as disruption budgets allow; asking again
   * goes on. Answers what was begun, nothing when none can come (the plan says why); 404 as above,
   * 409 when other decisions come first.
   */
  @POST
  @Path("/return")
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @ResponseStatus(202)
  public List<MoveMade> bringBack(@RestPath String supervisor, @RestPath String host) {
    Origin origin = caller.origin();
    Snapshot snapshot = known(Awaited.result(() -> snapshots.of(supervisor)), host);
    return mover.follow(now -> now.homeComing(host).moves(), snapshot, origin);
  }

  /** What a plan for the host rests on, where there is time for one. */
  private Uni<Snapshot> plan(String supervisor, String host) {
    return snapshots
        .of(supervisor)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(snapshot -> known(snapshot, host));
  }

  private static Snapshot known(Snapshot snapshot, String host) {
    if (snapshot.site().room(host).isEmpty()) {
      throw ApiFailure.of(
          ErrorType.NOT_FOUND,
          "io.supervisor.drs.host.notfound",
          "The Supervisor (%s) has no host (%s). Its capacity names them.",
          snapshot.supervisor(),
          host);
    }
    return snapshot;
  }
}
