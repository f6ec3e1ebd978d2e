package io.supervisor.namespace.workload;

import io.smallrye.common.annotation.Blocking;
import io.supervisor.namespace.cluster.ClusterFailure;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** The namespaces of installs. */
@Path("/api/supervisor/namespaces")
public class NamespaceResource {

  private final Workloads workloads;
  private final Clusters clusters;

  NamespaceResource(Workloads workloads, Clusters clusters) {
    this.workloads = workloads;
    this.clusters = clusters;
  }

  /**
   * What removing the install that has this namespace would take, as the Supervisor shows it now.
   */
  @GET
  @Path("/{supervisor}/{namespace}/contents")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  @Blocking
  public ContentsView contents(@RestPath String supervisor, @RestPath String namespace) {
    WorkloadTask task = Awaited.result(() -> workloads.inNamespace(supervisor, namespace));
    if (task == null) {
      throw ApiFailure.of(
          ErrorType.NOT_FOUND,
          "io.supervisor.namespace.unknown",
          "No install has the namespace %s on the Supervisor %s.",
          namespace,
          supervisor);
    }
    if (task.access() == null) {
      throw unreachable(supervisor, "It is not registered.");
    }
    try {
      return new Contents(clusters.at(task.access()), task).view();
    } catch (ClusterFailure e) {
      throw unreachable(supervisor, e.getMessage());
    }
  }

  private static ApiFailure unreachable(String supervisor, String why) {
    return ApiFailure.of(
        ErrorType.SERVICE_UNAVAILABLE,
        "io.supervisor.namespace.supervisor_unreachable",
        "The Supervisor %s could not be asked: %s",
        supervisor,
        why);
  }
}
