package io.supervisor.install.plan;

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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Many services on many Supervisors, in the order in which they need each other. */
@Path("/api/supervisor/plans")
public class PlanResource {

  private final Plans making;
  private final PlanRepository plans;
  private final PlanStepRepository steps;
  private final RequestOrigin caller;

  PlanResource(Plans making, PlanRepository plans, PlanStepRepository steps, RequestOrigin caller) {
    this.making = making;
    this.plans = plans;
    this.steps = steps;
    this.caller = caller;
  }

  /** Plans by id, without their steps: at most {@code limit} after the id {@code after}. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Page<PlanView>> list(
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @DefaultValue("") String after) {
    return plans
        .find("id > ?1 order by id", after)
        .page(0, limit)
        .list()
        .map(found -> Page.of(found, limit, one -> PlanView.of(one, null), Plan::id));
  }

  /**
   * Works out what is to be installed where, in which order, and what is missing; does nothing yet.
   * 400 naming every field that is wrong, or the circle in which services need each other.
   */
  @POST
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<Response> draft(@NotNull PlanOrder order) {
    return making
        .draft(order, caller.origin())
        .map(
            view ->
                Response.created(URI.create("/api/supervisor/plans/" + view.plan()))
                    .entity(view)
                    .build());
  }

  /** A plan with every step. */
  @GET
  @Path("/{plan}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<PlanView> get(@RestPath String plan) {
    return plans
        .findById(plan)
        .onItem()
        .ifNull()
        .failWith(() -> PlanRepository.unknown(plan))
        .chain(found -> steps.of(plan).map(all -> PlanView.of(found, all)));
  }

  /** Has a draft without problems executed. */
  @POST
  @Path("/{plan}/execute")
  @ResponseStatus(202)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<PlanView> execute(@RestPath String plan) {
    return making.execute(plan, caller.origin());
  }

  /** Starts no further step of a running plan. */
  @POST
  @Path("/{plan}/abort")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<PlanView> abort(@RestPath String plan) {
    return making.abort(plan, caller.origin());
  }
}
