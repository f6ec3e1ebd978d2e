package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** vCenter's catalog of Supervisor Services: reading and registering. */
@Path("/api/vcenter/namespace-management/supervisor-services")
public class ServiceResource {

  private final ServiceRegistry registry;
  private final ServiceList all;
  private final CatalogRows rows;
  private final Uploads uploads;
  private final RequestOrigin request;

  ServiceResource(
      ServiceRegistry registry,
      ServiceList all,
      CatalogRows rows,
      Uploads uploads,
      RequestOrigin request) {
    this.registry = registry;
    this.all = all;
    this.rows = rows;
    this.uploads = uploads;
    this.request = request;
  }

  /** All services, by id; never null. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              schema =
                  @Schema(type = SchemaType.ARRAY, implementation = Views.ServiceSummary.class)))
  public Uni<byte[]> list() {
    return all.json();
  }

  /** One service; 404 when there is none. */
  @GET
  @Path("/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Views.ServiceInfo> get(@RestPath String service) {
    return rows.services()
        .known(service)
        .chain(
            found ->
                rows.versions().of(service).map(versions -> Views.ServiceInfo.of(found, versions)));
  }

  /**
   * Registers a service and its first version (201), or with {@code action=checkContent} only
   * verifies a manifest (200).
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Response> create(@RestQuery String action, String body) {
    if ("checkContent".equals(action)) {
      return uploads.check(body).map(result -> Response.ok(result).build());
    }
    if (action != null) {
      throw ApiFailure.of(
          ErrorType.OPERATION_NOT_FOUND,
          "io.supervisor.request.operation",
          "There is no action (%s). Use checkContent, or none to create.",
          action);
    }
    return uploads
        .service(body)
        .chain(wanted -> registry.register(wanted, request.origin()))
        .replaceWith(() -> Response.status(Response.Status.CREATED).build());
  }
}
