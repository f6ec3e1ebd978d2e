package io.supervisor.install.revision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Revisions by install and number. */
@ApplicationScoped
public class RevisionRepository implements PanacheRepositoryBase<Revision, RevisionId> {

  private final int kept;

  RevisionRepository(
      @ConfigProperty(name = "supervisor.install.revisions-kept", defaultValue = "20") int kept) {
    this.kept = kept;
  }

  /** At most {@code limit} revisions with a number below {@code before}, newest first. */
  public Uni<List<Revision>> newest(String install, int before, int limit) {
    return find("install = ?1 and number < ?2 order by number desc", install, before)
        .page(0, limit)
        .list();
  }

  /**
   * Begins a revision: what was pending is superseded, and what is too old is forgotten, but never
   * {@code good}.
   */
  public Uni<Void> begin(Revision revision, String install, int good) {
    return update(
            "result = ?1, endedAt = ?2 where install = ?3 and result = ?4",
            Result.SUPERSEDED,
            revision.requestedAt(),
            install,
            Result.PENDING)
        .chain(
            () ->
                delete(
                    "install = ?1 and number <= ?2 and number <> ?3",
                    install,
                    revision.number() - kept,
                    good))
        .chain(() -> persist(revision))
        .replaceWithVoid();
  }

  /** Says how a revision stands. */
  public Uni<Void> end(RevisionId id, Result result, String bundle, String message, Instant at) {
    return update(
            "result = ?1, bundleDigest = ?2, message = ?3, endedAt = ?4"
                + " where install = ?5 and number = ?6",
            result,
            bundle,
            message,
            at,
            id.install(),
            id.number())
        .replaceWithVoid();
  }

  /** Forgets every config of an install. */
  public Uni<Void> forgetConfigs(String install) {
    return update("wanted.sealedConfig = ?1 where install = ?2", new byte[0], install)
        .replaceWithVoid();
  }
}
