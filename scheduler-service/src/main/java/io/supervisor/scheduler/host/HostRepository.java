package io.supervisor.scheduler.host;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hosts by Supervisor. */
@ApplicationScoped
public class HostRepository implements PanacheRepositoryBase<Host, String> {

  /** Those hosts of a Supervisor that have one of the names. */
  public Uni<List<Host>> named(String supervisor, List<String> names) {
    return list("supervisor = ?1 and name in ?2", supervisor, names);
  }

  /** The hosts of a Supervisor, by name. */
  public Uni<List<Host>> of(String supervisor) {
    return list("supervisor = ?1 order by name", supervisor);
  }
}
