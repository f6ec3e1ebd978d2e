package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/** Installs by id. */
@ApplicationScoped
public class InstallRepository implements PanacheRepositoryBase<Install, String> {

  /** The row, locked until the transaction ends; null when there is none. */
  Uni<Install> locked(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Uni<List<Install>> in(Phase... phases) {
    return list("phase in ?1", List.of(phases));
  }

  Uni<List<Install>> silentSince(Instant since) {
    return list(
        "changedAt < ?1 and phase in ?2",
        since,
        List.of(Phase.RENDERED, Phase.PLACED, Phase.REMOVING, Phase.FAILED));
  }

  Uni<Long> othersIn(String supervisor, String namespace, String service) {
    return count(
        "supervisor = ?1 and namespace = ?2 and service <> ?3", supervisor, namespace, service);
  }
}
