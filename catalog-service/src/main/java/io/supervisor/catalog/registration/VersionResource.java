package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.manifest.ManifestReader;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestBody;
import io.supervisor.platform.http.RequestId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The versions of a Supervisor Service. */
@Path("/api/vcenter/namespace-management/supervisor-services/{service}/versions")
public class VersionResource {

  private final ServiceRegistry registry;
  private final Activation activation;
  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final ManifestReader reader;
  private final RequestBody bodies;
  private final RequestId request;

  VersionResource(
      ServiceRegistry registry,
      Activation activation,
      SupervisorServiceRepository services,
      ServiceVersionRepository versions,
      ManifestReader reader,
      RequestBody bodies,
      RequestId request) {
    this.registry = registry;
    this.activation = activation;
    this.services = services;
    this.versions = versions;
    this.reader = reader;
    this.bodies = bodies;
    this.request = request;
  }

  /** All versions of a service; 404 when the service is unknown. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<Views.VersionSummary>> list(@RestPath String service) {
    return services
        .known(service)
        .chain(() -> versions.of(service))
        .map(all -> all.stream().map(Views.VersionSummary::of).toList());
  }

  /** One version with its uploaded bytes in Base64. */
  @GET
  @Path("/{version}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Views.VersionInfo> get(@RestPath String service, @RestPath String version) {
    return services
        .known(service)
        .chain(() -> versions.known(service, version))
        .map(Views.VersionInfo::of);
  }

  /** Adds a version to the service (201). */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Response> create(@RestPath String service, String body) {
    CreateVersion wanted = bodies.required(body, CreateVersion.class);
    Upload upload =
        Upload.decode(
            "carvel_spec.content",
            wanted.carvelSpec() == null ? null : wanted.carvelSpec().content());
    return registry
        .addVersion(service, ServiceResource.verified(reader, upload), upload, request.lineage())
        .replaceWith(() -> Response.status(Response.Status.CREATED).build());
  }

  /** {@code action=activate} or {@code action=deactivate} (204). */
  @PATCH
  @Path("/{version}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Void> change(
      @RestPath String service, @RestPath String version, @RestQuery String action) {
    return activation.ofVersion(service, version, State.wantedBy(action), request.lineage());
  }
}
