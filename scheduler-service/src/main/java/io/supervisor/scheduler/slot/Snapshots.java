package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Room;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks at a Supervisor without holding up its decisions. */
@ApplicationScoped
public class Snapshots {

  private final EpochRepository epochs;
  private final FreeRoom room;
  private final ReservationRepository reservations;

  Snapshots(EpochRepository epochs, FreeRoom room, ReservationRepository reservations) {
    this.epochs = epochs;
    this.room = room;
    this.reservations = reservations;
  }

  /** What is there now, of one moment; 404 when no host of the Supervisor is known. */
  @WithTransaction
  public Uni<Snapshot> of(String supervisor) {
    return epochs
        .readConsistently(supervisor)
        .chain(
            epoch ->
                room.on(supervisor)
                    .chain(
                        free ->
                            reservations
                                .on(supervisor)
                                .map(slots -> snapshot(supervisor, epoch, free, slots))));
  }

  private static Snapshot snapshot(
      String supervisor, long epoch, List<Room> free, List<Reservation> slots) {
    if (free.isEmpty()) {
      throw ApiFailure.of(
          ErrorType.NOT_FOUND,
          "io.supervisor.capacity.nohosts",
          "No host of the Supervisor (%s) is known. Check its id, and that it is reachable.",
          supervisor);
    }
    List<Held> held = slots.stream().map(slot -> new Held(slot.install(), slot.slot())).toList();
    return new Snapshot(supervisor, epoch, free, held);
  }
}
