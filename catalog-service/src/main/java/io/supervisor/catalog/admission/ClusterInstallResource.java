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
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** vCenter's installs, cluster scope (since 7.0.3): writes answer 204. */
@Path("/api/vcenter/namespace-management/clusters/{cluster}/supervisor-services")
public class ClusterInstallResource {

  private final KnownSupervisorRepository supervisors;
  private final Admissions admissions;
  private final InstallReads installs;
  private final RequestBody bodies;
  private final RequestOrigin request;

  ClusterInstallResource(
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

  /** Installs on a cluster, from the moment they are admitted. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<InstallViews.Summary>> list(@RestPath String cluster) {
    return supervisors.onCluster(cluster).chain(found -> installs.list(found.id()));
  }

  /** One install; the config comes back only to callers that may install. */
  @GET
  @Path("/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<InstallViews.Info> get(@RestPath String cluster, @RestPath String service) {
    return supervisors.onCluster(cluster).chain(found -> installs.get(found.id(), service));
  }

  /** Installs a service. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<Void> install(@RestPath String cluster, String body) {
    InstallSpec spec = bodies.required(body, InstallSpec.class);
    return supervisors
        .onCluster(cluster)
        .map(found -> spec.inClusterScope(found.id(), spec.supervisorService(), request.origin()))
        .chain(command -> admissions.install(command));
  }

  /** Changes version or config; a config left out means none. */
  @PUT
  @Path("/{service}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<Void> set(@RestPath String cluster, @RestPath String service, String body) {
    InstallSpec spec = bodies.required(body, InstallSpec.class);
    return supervisors
        .onCluster(cluster)
        .map(found -> spec.inClusterScope(found.id(), service, request.origin()))
        .chain(command -> admissions.change(command));
  }

  /** Removes an install; it is gone when it is no longer listed. */
  @DELETE
  @Path("/{service}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<Void> remove(@RestPath String cluster, @RestPath String service) {
    return supervisors
        .onCluster(cluster)
        .chain(found -> admissions.remove(found.id(), service, request.origin()));
  }
}
