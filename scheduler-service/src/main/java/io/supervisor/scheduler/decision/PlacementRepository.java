package io.supervisor.scheduler.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The log of decisions. */
@ApplicationScoped
class PlacementRepository implements PanacheRepositoryBase<Placement, Placement.Key> {

  Uni<List<Placement>> newest(String install, int limit) {
    return find("install = ?1 order by epoch desc", install).page(0, limit).list();
  }
}
