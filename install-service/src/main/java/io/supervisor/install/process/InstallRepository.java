package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Installs by id. */
@ApplicationScoped
public class InstallRepository implements PanacheRepositoryBase<Install, String> {

  /** The row, locked until the transaction ends; null when there is none. */
  public Uni<Install> locked(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The row, locked; 404 when there never was one. */
  public Uni<Install> present(String id) {
    return locked(id).onItem().ifNull().failWith(() -> unknown(id));
  }

  /** The answer for an install that never was. */
  public static ApiFailure unknown(String id) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "io.supervisor.install.notfound",
        "There is no install (%s): no such service was ever installed on that Supervisor.",
        id);
  }

  Uni<List<String>> idsIn(Phase... phases) {
    return find("select id from Install where phase in ?1", List.of(phases))
        .project(String.class)
        .list();
  }

  Uni<List<String>> idsIn(String supervisor, Phase phase) {
    return find("select id from Install where supervisor = ?1 and phase = ?2", supervisor, phase)
        .project(String.class)
        .list();
  }

  /** The installs with these ids; unknown ones are left out. */
  public Uni<List<Install>> all(Collection<String> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1", ids);
  }

  /** The installs on a Supervisor but one, without those that are removed. */
  public Uni<List<Install>> others(String supervisor, String service) {
    return list(
        "supervisor = ?1 and service <> ?2 and phase <> ?3", supervisor, service, Phase.REMOVED);
  }

  /** Those that have waited too long for an answer, the longest first. */
  Uni<List<String>> idsToAskAgain(Instant now, int limit) {
    return find(
            "select id from Install where againAt < ?1 and (phase in ?2 or phase = ?3 and standing.reason = ?4)"
                + " order by againAt",
            now,
            List.of(Phase.RENDERED, Phase.PLACED, Phase.APPLYING, Phase.REMOVING),
            Phase.FAILED,
            Failure.PLACEMENT)
        .page(0, limit)
        .project(String.class)
        .list();
  }

  /** Ids of upgrades that did not get ready in time, or cannot be rendered. */
  Uni<List<String>> idsOverdue(Instant now) {
    return find(
            "select id from Install where policy.onFailedUpgrade = ?1 and goodRevision > 0"
                + " and goodRevision <> revision"
                + " and (readyBy <= ?2 or phase = ?3 and standing.reason = ?4)",
            Policy.OnFailedUpgrade.REVERT,
            now,
            Phase.FAILED,
            Failure.RENDERING)
        .project(String.class)
        .list();
  }

  Uni<Long> othersIn(String supervisor, String namespace, String service) {
    return count(
        "supervisor = ?1 and namespace = ?2 and service <> ?3", supervisor, namespace, service);
  }
}
