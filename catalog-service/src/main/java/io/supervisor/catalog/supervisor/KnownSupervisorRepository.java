package io.supervisor.catalog.supervisor;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;

/** Supervisors by cluster id or by UUID. */
@ApplicationScoped
public class KnownSupervisorRepository implements PanacheRepositoryBase<KnownSupervisor, String> {

  /** The Supervisor on cluster {@code id}; 404 when there is none. */
  public Uni<KnownSupervisor> onCluster(String id) {
    return findById(id).onItem().ifNull().failWith(() -> unknown("cluster", id));
  }

  /** The Supervisor with this UUID; 404 when there is none, also for a cluster id. */
  public Uni<KnownSupervisor> withUuid(String uuid) {
    return find("uuid", uuid)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> unknown("supervisor", uuid));
  }

  private static ApiFailure unknown(String what, String id) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "vcenter.wcp." + what + ".notfound",
        "No Supervisor is enabled on %s (%s). List them at"
            + " /api/vcenter/namespace-management/clusters.",
        what,
        id);
  }
}
