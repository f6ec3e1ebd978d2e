package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.ManifestReader;
import io.supervisor.catalog.manifest.PackageManifest;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
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

/** vCenter's catalog of Supervisor Services. */
@Path("/api/vcenter/namespace-management/supervisor-services")
public class ServiceResource {

  private final ServiceRegistry registry;
  private final Activation activation;
  private final SupervisorServiceRepository services;
  private final ManifestReader reader;
  private final RequestBody bodies;
  private final RequestId request;

  ServiceResource(
      ServiceRegistry registry,
      Activation activation,
      SupervisorServiceRepository services,
      ManifestReader reader,
      RequestBody bodies,
      RequestId request) {
    this.registry = registry;
    this.activation = activation;
    this.services = services;
    this.reader = reader;
    this.bodies = bodies;
    this.request = request;
  }

  /** All services, by id. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<Views.ServiceSummary>> list() {
    return services
        .listAll(Sort.by("id"))
        .map(all -> all.stream().map(Views.ServiceSummary::of).toList());
  }

  /** One service; 404 when there is none. */
  @GET
  @Path("/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Views.ServiceInfo> get(@RestPath String service) {
    return services.known(service).map(Views.ServiceInfo::of);
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
      return Uni.createFrom().item(Response.ok(check(body)).build());
    }
    if (action != null) {
      throw ApiFailure.of(
          ErrorType.OPERATION_NOT_FOUND,
          "io.supervisor.request.operation",
          "There is no action (%s). Use checkContent, or none to create.",
          action);
    }
    CreateService wanted = bodies.required(body, CreateService.class);
    String content =
        wanted.carvelSpec() == null || wanted.carvelSpec().versionSpec() == null
            ? null
            : wanted.carvelSpec().versionSpec().content();
    Upload upload = Upload.decode("carvel_spec.version_spec.content", content);
    return registry
        .register(verified(reader, upload), upload, request.lineage())
        .replaceWith(() -> Response.status(Response.Status.CREATED).build());
  }

  /** {@code action=activate} or {@code action=deactivate}, with all its versions (204). */
  @PATCH
  @Path("/{service}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public Uni<Void> change(@RestPath String service, @RestQuery String action) {
    return activation.ofService(service, State.wantedBy(action), request.lineage());
  }

  private CheckResult check(String body) {
    CheckContent wanted = bodies.required(body, CheckContent.class);
    Upload upload =
        Upload.decode("spec.content", wanted.spec() == null ? null : wanted.spec().content());
    return CheckResult.of(reader.read(upload.text()));
  }

  static PackageManifest verified(ManifestReader reader, Upload upload) {
    CheckedManifest checked = reader.read(upload.text());
    List<Finding> faults = checked.faults();
    return checked
        .manifest()
        .orElseThrow(() -> ApiFailure.invalid(Upload.INVALID, "The package is refused", faults));
  }
}
