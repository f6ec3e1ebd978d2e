package io.supervisor.install.supervisor;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hosts by {@code supervisor/host}. */
@ApplicationScoped
public class KnownHostRepository implements PanacheRepositoryBase<KnownHost, String> {

  /** The hosts of a Supervisor that take pods. */
  public Uni<List<KnownHost>> open(String supervisor) {
    return list("supervisor = ?1 and schedulable", supervisor);
  }
}
