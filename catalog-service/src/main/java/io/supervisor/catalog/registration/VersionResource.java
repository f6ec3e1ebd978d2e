package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** vCenter's versions of a Supervisor Service: reading and adding. */
@Path("/api/vcenter/namespace-management/supervisor-services/{service}/versions")
public class VersionResource {

  private final ServiceRegistry registry;
  private final CatalogRows rows;
  private final VersionContentRepository contents;
  private final Uploads uploads;
  private final RequestOrigin request;

  VersionResource(
      ServiceRegistry registry,
      CatalogRows rows,
      VersionContentRepository contents,
      Uploads uploads,
      RequestOrigin request) {
    this.registry = registry;
    this.rows = rows;
    this.contents = contents;
    this.uploads = uploads;
    this.request = request;
  }

  /** All versions of a service, the newest last; 404 when the service is unknown. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<Views.VersionSummary>> list(@RestPath String service) {
    return rows.services()
        .known(service)
        .chain(() -> rows.versions().of(service))
        .map(all -> all.stream().map(Views.VersionSummary::of).toList());
  }

  /** One version with its uploaded bytes in Base64. */
  @GET
  @Path("/{version}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Views.VersionInfo> get(@RestPath String service, @RestPath String version) {
    return rows.services()
        .known(service)
        .chain(() -> rows.versions().known(service, version))
        .chain(found -> contents.of(found).map(bytes -> Views.VersionInfo.of(found, bytes)));
  }

  /** Adds a version to the service (201). */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Response> create(@RestPath String service, String body) {
    return uploads
        .version(service, body)
        .chain(wanted -> registry.addVersion(service, wanted, request.origin()))
        .replaceWith(() -> Response.status(Response.Status.CREATED).build());
  }
}
