package io.supervisor.install.change;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** What would change, before it does. */
@Path("/api/supervisor/installs/{supervisor}/{service}")
public class ChangeResource {

  private final Changes changes;
  private final Removals removals;
  private final RequestOrigin caller;

  ChangeResource(Changes changes, Removals removals, RequestOrigin caller) {
    this.changes = changes;
    this.removals = removals;
    this.caller = caller;
  }

  /**
   * What another version, config or earlier revision would change: values, objects, and what the
   * API server will refuse. Nothing is done. It shows values of the config, so it takes the right
   * to install.
   */
  @POST
  @Path("/diff")
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public ChangeView diff(@RestPath String supervisor, @RestPath String service, Proposal proposal) {
    Proposal meant = proposal == null ? new Proposal(null, null, null) : proposal;
    return changes.workOut(Install.id(supervisor, service), meant);
  }

  /** What a removal would take away, and who needs it. */
  @GET
  @Path("/removal")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  public Uni<RemovalView> removal(@RestPath String supervisor, @RestPath String service) {
    return removals.preview(Install.id(supervisor, service));
  }

  /**
   * Removes the install: 202 when the catalog was asked for it, 200 for a dry run, 400 when data is
   * lost and it is not confirmed, or when others need it.
   */
  @POST
  @Path("/removal")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<Response> remove(
      @RestPath String supervisor, @RestPath String service, RemovalOrder order) {
    RemovalOrder meant = order == null ? new RemovalOrder(null, false, false) : order;
    String id = Install.id(supervisor, service);
    return meant.dryRun()
        ? removals.preview(id).map(view -> Response.ok(view).build())
        : removals
            .remove(id, meant, caller.origin())
            .map(view -> Response.status(Response.Status.ACCEPTED).entity(view).build());
  }
}
