package io.supervisor.catalog.registration;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestBody;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** vCenter's catalog of Supervisor Services: changing and deleting what is registered. */
@Path("/api/vcenter/namespace-management/supervisor-services/{service}")
public class ServiceChangeResource {

  private final Activation activation;
  private final Removal removal;
  private final Renaming renaming;
  private final RequestBody bodies;
  private final RequestOrigin request;

  ServiceChangeResource(
      Activation activation,
      Removal removal,
      Renaming renaming,
      RequestBody bodies,
      RequestOrigin request) {
    this.activation = activation;
    this.removal = removal;
    this.renaming = renaming;
    this.bodies = bodies;
    this.request = request;
  }

  /**
   * {@code action=activate} or {@code action=deactivate} moves the service with all its versions;
   * without an action {@code display_name} and {@code description} of the body are taken over,
   * absent ones stay (204).
   */
  @PATCH
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Void> change(@RestPath String service, @RestQuery String action, String body) {
    return action == null
        ? renaming.of(
            service, bodies.required(body, Renaming.UpdateService.class), request.origin())
        : activation.ofService(service, State.wantedBy(action), request.origin());
  }

  /** Deletes a DEACTIVATED service without versions (204). */
  @DELETE
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Void> delete(@RestPath String service) {
    return removal.ofService(service, request.origin());
  }

  /** {@code action=activate} or {@code action=deactivate} (204). */
  @PATCH
  @Path("/versions/{version}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Void> changeVersion(
      @RestPath String service, @RestPath String version, @RestQuery String action) {
    return activation.ofVersion(service, version, State.wantedBy(action), request.origin());
  }

  /** Deletes a DEACTIVATED version that is installed nowhere (204). */
  @DELETE
  @Path("/versions/{version}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Void> deleteVersion(@RestPath String service, @RestPath String version) {
    return removal.ofVersion(service, version, request.origin());
  }
}
