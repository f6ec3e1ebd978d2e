package io.supervisor.scheduler.namespace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Namespaces by Supervisor: their labels, by their names. */
@ApplicationScoped
public class NamespaceRepository implements PanacheRepositoryBase<KnownNamespaces, String> {

  /** Instances that see the same at once do not fail, and what is known already is not written. */
  private static final String SEE =
      """
      insert into known_namespaces (supervisor, labels) values (:supervisor, :labels)
      on conflict (supervisor) do update set labels = excluded.labels
        where known_namespaces.labels <> excluded.labels
      """;

  private static final NamespaceLabelsColumn LABELS = new NamespaceLabelsColumn();

  /** Those of a Supervisor; none while nobody has seen any. */
  public Uni<Map<String, Map<String, String>>> of(String supervisor) {
    return findById(supervisor).map(known -> known == null ? Map.of() : known.labels());
  }

  /** Notes all that there are now; whether that is something new. */
  @WithTransaction
  public Uni<Boolean> see(String supervisor, Map<String, Map<String, String>> labels) {
    Map<String, Map<String, String>> inOrder = new TreeMap<>();
    labels.forEach((name, ofOne) -> inOrder.put(name, new TreeMap<>(ofOne)));
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(SEE)
                    .setParameter("supervisor", supervisor)
                    .setParameter("labels", LABELS.convertToDatabaseColumn(inOrder))
                    .executeUpdate())
        .map(written -> written > 0);
  }
}
