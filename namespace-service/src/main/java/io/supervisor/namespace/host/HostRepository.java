package io.supervisor.namespace.host;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hosts by Supervisor. */
@ApplicationScoped
class HostRepository implements PanacheRepositoryBase<Host, String> {

  Uni<List<Host>> of(String supervisor) {
    return list("supervisor = ?1 order by name", supervisor);
  }
}
