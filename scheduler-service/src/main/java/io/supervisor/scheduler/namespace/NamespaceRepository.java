package io.supervisor.scheduler.namespace;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.placement.NamespaceSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Namespaces by Supervisor. */
@ApplicationScoped
public class NamespaceRepository implements PanacheRepositoryBase<KnownNamespaces, String> {

  /** Those of a Supervisor, by name; none while nobody has seen any. */
  public Uni<List<NamespaceSpec>> of(String supervisor) {
    return findById(supervisor).map(known -> known == null ? List.of() : known.specs());
  }

  /**
   * Notes all that there are now.
   *
   * @param labels of each, by its name
   */
  @WithTransaction
  public Uni<Void> see(String supervisor, Map<String, Map<String, String>> labels) {
    return findById(supervisor)
        .chain(
            known -> {
              KnownNamespaces row = known == null ? KnownNamespaces.of(supervisor) : known;
              row.see(labels);
              return persist(row);
            })
        .replaceWithVoid();
  }
}
