package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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
    return seen(supervisor).map(seen -> seen.orElseThrow(() -> noHosts(supervisor)));
  }

  /** The same; empty when no host of the Supervisor is known. */
  @WithTransaction
  public Uni<Optional<Snapshot>> ifKnown(String supervisor) {
    return seen(supervisor);
  }

  private Uni<Optional<Snapshot>> seen(String supervisor) {
    return epochs
        .readConsistently(supervisor)
        .chain(
            epoch -> room.site(supervisor, true).map(site -> new Snapshot(supervisor, epoch, site)))
        .map(seen -> Optional.of(seen).filter(one -> !one.free().isEmpty()));
  }

  private static ApiFailure noHosts(String supervisor) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "io.supervisor.capacity.nohosts",
        "No host of the Supervisor (%s) is known. Check its id, and that it is reachable.",
        supervisor);
  }
}
