package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at a Supervisor without holding up its decisions. */
@ApplicationScoped
public class Snapshots {

  private final EpochRepository epochs;
  private final FreeRoom room;

  Snapshots(EpochRepository epochs, FreeRoom room) {
    this.epochs = epochs;
    this.room = room;
  }

  /** What is there now, of one moment; 404 when no host of the Supervisor is known. */
  @WithTransaction
  public Uni<Snapshot> of(String supervisor) {
    return epochs
        .readConsistently(supervisor)
        .chain(epoch -> room.site(supervisor, true).map(site -> of(supervisor, epoch, site)));
  }

  private static Snapshot of(String supervisor, long epoch, Site site) {
    if (site.free().isEmpty()) {
      throw ApiFailure.of(
          ErrorType.NOT_FOUND,
          "io.supervisor.capacity.nohosts",
          "No host of the Supervisor (%s) is known. Check its id, and that it is reachable.",
          supervisor);
    }
    return new Snapshot(supervisor, epoch, site);
  }
}
