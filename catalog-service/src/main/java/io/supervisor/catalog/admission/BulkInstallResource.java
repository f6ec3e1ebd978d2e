package io.supervisor.catalog.admission;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestBody;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;

/** Installs on many Supervisors in one call. */
@Path("/api/supervisor/installs")
public class BulkInstallResource {

  private final BulkInstalls installs;
  private final RequestBody bodies;
  private final RequestOrigin request;

  BulkInstallResource(BulkInstalls installs, RequestBody bodies, RequestOrigin request) {
    this.installs = installs;
    this.bodies = bodies;
    this.request = request;
  }

  /**
   * Admits a service on every Supervisor of the list, or on none (202): everything is checked
   * first, and a refusal tells of each Supervisor by itself. Sent again with the same {@code
   * Idempotency-Key} within a day, it changes nothing and answers the same.
   *
   * @param key any text of 1 to 128 printable characters, best a UUID
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  public Uni<Response> install(@RestHeader("Idempotency-Key") String key, String body) {
    BulkSpec spec = bodies.required(body, BulkSpec.class);
    return installs
        .admit(spec, key, request.origin())
        .map(answer -> Response.accepted(answer).build());
  }
}
