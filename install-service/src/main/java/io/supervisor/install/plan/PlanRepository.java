package io.supervisor.install.plan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Plans by id. */
@ApplicationScoped
public class PlanRepository implements PanacheRepositoryBase<Plan, String> {

  Uni<Plan> locked(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> unknown(id));
  }

  Uni<List<String>> idsRunning() {
    return find("select id from Plan where state = ?1", PlanState.RUNNING)
        .project(String.class)
        .list();
  }

  static ApiFailure unknown(String id) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "io.supervisor.install.plan.notfound",
        "There is no plan (%s). See /api/supervisor/plans.",
        id);
  }
}
