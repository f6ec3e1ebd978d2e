package io.supervisor.install.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Requests to the catalog by id. */
@ApplicationScoped
public class AdmissionRequestRepository implements PanacheRepositoryBase<AdmissionRequest, String> {

  /** The requests with these ids. */
  public Uni<List<AdmissionRequest>> all(Collection<String> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1", ids);
  }

  Uni<List<AdmissionRequest>> pendingSince(Instant since, int limit) {
    return find(
            "state = ?1 and askedAt < ?2 order by askedAt", AdmissionRequest.State.PENDING, since)
        .page(0, limit)
        .list();
  }
}
