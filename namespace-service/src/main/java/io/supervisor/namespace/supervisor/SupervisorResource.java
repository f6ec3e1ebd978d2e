package io.supervisor.namespace.supervisor;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.ClusterFailure;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.namespace.cluster.Offer;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.http.RequestBody;
import io.supervisor.platform.http.RequestId;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Supervisors: registering and showing them. */
@Path("/api/supervisor/supervisors")
public class SupervisorResource {

  private final Supervisors supervisors;
  private final SupervisorRepository repository;
  private final Clusters clusters;
  private final RequestBody bodies;
  private final RequestId request;

  SupervisorResource(
      Supervisors supervisors,
      SupervisorRepository repository,
      Clusters clusters,
      RequestBody bodies,
      RequestId request) {
    this.supervisors = supervisors;
    this.repository = repository;
    this.clusters = clusters;
    this.bodies = bodies;
    this.request = request;
  }

  /** All Supervisors, by id. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<SupervisorView>> list() {
    return repository
        .listAll(Sort.by("id"))
        .map(all -> all.stream().map(SupervisorView::of).toList());
  }

  /**
   * Registers a Supervisor or replaces its registration (204). Its API must answer: 400 otherwise.
   */
  @PUT
  @Path("/{supervisor}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.ADMINISTRATOR)
  @Blocking
  public void register(@RestPath String supervisor, String body) {
    NewSupervisor wanted = bodies.required(body, NewSupervisor.class);
    wanted.check(supervisor);
    Access access = Kubeconfig.access(supervisor, wanted.kubeconfig());
    Offer offer = offerOf(access);
    Lineage lineage = request.lineage();
    Awaited.result(() -> supervisors.register(wanted, access, offer, lineage));
  }

  private Offer offerOf(Access access) {
    try {
      return clusters.offerOf(access);
    } catch (ClusterFailure e) {
      throw ApiFailure.invalid(
          "io.supervisor.supervisor.unreachable",
          "The Supervisor is refused",
          List.of(
              new Finding(
                  "kubeconfig",
                  "leads to no Kubernetes API that answers",
                  "Check server, CA and token with kubectl version.")));
    }
  }
}
