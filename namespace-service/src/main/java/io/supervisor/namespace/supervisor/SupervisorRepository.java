package io.supervisor.namespace.supervisor;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Supervisors by cluster id. */
@ApplicationScoped
public class SupervisorRepository implements PanacheRepositoryBase<Supervisor, String> {

  Uni<List<String>> ids() {
    return find("select id from Supervisor").project(String.class).list();
  }
}
