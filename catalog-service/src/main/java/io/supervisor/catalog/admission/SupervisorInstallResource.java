package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.supervisor.KnownSupervisorRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.RequestBody;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** vCenter's installs, Supervisor scope (since 9.0): ids are UUIDs, create answers 201. */
@Path("/api/vcenter/namespace-management/supervisors/{supervisor}/supervisor-services")
public class SupervisorInstallResource {

  private final KnownSupervisorRepository supervisors;
  private final Admissions admissions;
  private final InstallReads installs;
  private final RequestBody bodies;
  private final RequestOrigin request;

  SupervisorInstallResource(
      KnownSupervisorRepository supervisors,
      Admissions admissions,
      InstallReads installs,
      RequestBody bodies,
      RequestOrigin request) {
    this.supervisors = supervisors;
    this.admissions = admissions;
    this.installs = installs;
    this.bodies = bodies;
    this.request = request;
  }

  /** Installs on a Supervisor, wrapped in an object. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<InstallViews.SummaryList> list(@RestPath String supervisor) {
    return supervisors
        .withUuid(supervisor)
        .chain(found -> installs.list(found.id()))
        .map(InstallViews.SummaryList::new);
  }

  /** One install. */
  @GET
  @Path("/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<InstallViews.Info> get(@RestPath String supervisor, @RestPath String service) {
    return supervisors.withUuid(supervisor).chain(found -> installs.get(found.id(), service));
  }

  /** Installs a service (201). */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<Response> install(@RestPath String supervisor, String body) {
    InstallSpec spec = bodies.required(body, InstallSpec.class);
    return supervisors
        .withUuid(supervisor)
        .map(
            found -> spec.inSupervisorScope(found.id(), spec.supervisorService(), request.origin()))
        .chain(command -> admissions.install(command))
        .replaceWith(() -> Response.status(Response.Status.CREATED).build());
  }

  /** Changes version or config (204). */
  @PUT
  @Path("/{service}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<Void> set(@RestPath String supervisor, @RestPath String service, String body) {
    InstallSpec spec = bodies.required(body, InstallSpec.class);
    return supervisors
        .withUuid(supervisor)
        .map(found -> spec.inSupervisorScope(found.id(), service, request.origin()))
        .chain(command -> admissions.change(command));
  }

  /** Removes an install (204). */
  @DELETE
  @Path("/{service}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<Void> remove(@RestPath String supervisor, @RestPath String service) {
    return supervisors
        .withUuid(supervisor)
        .chain(found -> admissions.remove(found.id(), service, request.origin()));
  }
}
