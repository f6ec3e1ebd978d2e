package io.supervisor.install.fleet;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.pursuit.PursuitState;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Fleets by id. */
@ApplicationScoped
public class FleetRepository implements PanacheRepositoryBase<Fleet, String> {

  Uni<Fleet> locked(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Those that may start something, and those of which something started is not settled. */
  Uni<List<String>> idsUnderWay() {
    return find(
            "select id from Fleet f where state in ?1 or exists (select 1 from FleetTarget t"
                + " where t.fleet = f.id and t.pursuit.state in ?2)",
            List.of(FleetState.RUNNING, FleetState.SOAKING),
            List.of(PursuitState.ASKED, PursuitState.ADMITTED))
        .project(String.class)
        .list();
  }

  static ApiFailure unknown(String id) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "io.supervisor.install.fleet.notfound",
        "There is no fleet (%s). See /api/supervisor/fleets.",
        id);
  }
}
