package io.supervisor.install.precheck;

import io.smallrye.common.annotation.Blocking;
import io.supervisor.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** What speaks for and against an install or change, as one list. */
@Path("/api/supervisor/installs/{supervisor}/{service}/precheck")
public class PrecheckResource {

  private final Prechecks prechecks;

  PrecheckResource(Prechecks prechecks) {
    this.prechecks = prechecks;
  }

  /** Looks at version, Supervisor, values, dependencies, capacity and what a change would cost. */
  @POST
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public PrecheckView run(
      @RestPath String supervisor, @RestPath String service, @NotNull @Valid PrecheckOrder order) {
    return prechecks.run(supervisor, service, order);
  }

  /** The last one with its age; 404 when there is none, or when something it rests on changed. */
  @GET
  @Blocking
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  public PrecheckView last(@RestPath String supervisor, @RestPath String service) {
    return prechecks.last(supervisor, service);
  }
}
