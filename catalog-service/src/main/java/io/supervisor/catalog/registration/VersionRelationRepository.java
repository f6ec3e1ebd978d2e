package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Relations from both ends. */
@ApplicationScoped
public class VersionRelationRepository implements PanacheRepositoryBase<VersionRelation, String> {

  /** Keeps the relations of a version. */
  Uni<Void> persistAll(ServiceVersion version) {
    List<VersionRelation> rows = VersionRelation.of(version.id(), version.details().relations());
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : getSession().chain(session -> session.persistAll(rows.toArray()));
  }

  /** Who requires, provides or conflicts with a service or kind. */
  public Uni<List<VersionRelation>> to(String target) {
    return list("target = ?1 order by relation, versionId", target);
  }
}
