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

/** Empties a host for maintenance. */
@Path("/api/supervisor/drs/{supervisor}/hosts/{host}/evacuation")
public class EvacuationResource {

  private final Snapshots snapshots;
  private final Mover mover;
  private final RequestOrigin caller;

  EvacuationResource(Snapshots snapshots, Mover mover, RequestOrigin caller) {
    this.snapshots = snapshots;
    this.mover = mover;
    this.caller = caller;
  }

  /** Where the pods of the host would go; 404 when the host is not known. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<EvacuationView> get(@RestPath String supervisor, @RestPath String host) {
    return snapshots
        .of(supervisor)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(snapshot -> EvacuationView.of(KnownHost.on(snapshot, host), host));
  }

  /**
   * Begins to empty a host that takes no pods: keeps the next places of at most eight pods, then
   * evicts them, as disruption budgets allow; asking again goes on. Answers what was begun, nothing
   * when no pod can move (the plan says which are stranded, and why); 404 as above, 400 when the
   * host still takes pods, 409 when other decisions come first.
   */
  @POST
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @ResponseStatus(202)
  public List<MoveMade> begin(@RestPath String supervisor, @RestPath String host) {
    Origin origin = caller.origin();
    Snapshot snapshot = KnownHost.on(Awaited.result(() -> snapshots.of(supervisor)), host);
    if (snapshot.takesPods(host)) {
      throw ApiFailure.of(
          ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
          "io.supervisor.drs.host.open",
          "The host (%s) still takes pods. Cordon it first, so that none comes back.",
          host);
    }
    return mover.follow(now -> now.evacuation(host).moves(), snapshot, origin);
  }
}
