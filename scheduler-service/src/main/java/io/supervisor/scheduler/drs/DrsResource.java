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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Proposes moves that make the use of the hosts more even, and makes them when told. */
@Path("/api/supervisor/drs/{supervisor}")
public class DrsResource {

  private final Snapshots snapshots;
  private final Mover mover;
  private final RequestOrigin caller;

  DrsResource(Snapshots snapshots, Mover mover, RequestOrigin caller) {
    this.snapshots = snapshots;
    this.mover = mover;
    this.caller = caller;
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

  /**
   * How well each pod runs where it is, the worst first, at most {@code limit} of them (1 to 1000,
   * 100 when it is not said); 404 as above.
   */
  @GET
  @Path("/scores")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  public Uni<ScoresView> scores(
      @RestPath String supervisor, @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
    return snapshots
        .of(supervisor)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(snapshot -> ScoresView.of(snapshot, limit));
  }

  /**
   * Begins the moves that are proposed for the threshold, whatever the automation is: one for each
   * host at most, so that asking again brings the next. Answers what was begun; 404 as above.
   */
  @POST
  @Path("/moves")
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @ResponseStatus(202)
  public List<MoveMade> move(
      @RestPath String supervisor, @RestQuery @Min(1) @Max(5) Integer threshold) {
    Origin origin = caller.origin();
    Snapshot snapshot = Awaited.result(() -> snapshots.of(supervisor));
    int wanted = threshold == null ? snapshot.settings().threshold() : threshold;
    return mover.round(snapshot, wanted, origin);
  }
}
