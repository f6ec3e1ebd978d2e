package io.supervisor.install.fleet;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Targets of fleets. */
@ApplicationScoped
public class FleetTargetRepository implements PanacheRepositoryBase<FleetTarget, TargetId> {

  /** In the order of the waves. */
  Uni<List<FleetTarget>> of(String fleet) {
    return list("fleet = ?1 order by wave, supervisor", fleet);
  }
}
