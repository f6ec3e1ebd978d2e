package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reservations by install and by Supervisor. */
@ApplicationScoped
public class ReservationRepository implements PanacheRepositoryBase<Reservation, UUID> {

  /** Everything reserved on a Supervisor, in the order in which decisions look at it. */
  public Uni<List<Reservation>> on(String supervisor) {
    return list("supervisor = ?1 order by workload, host, id", supervisor);
  }

  /** Everything reserved for an install. */
  public Uni<List<Reservation>> of(String install) {
    return list("install = ?1 order by workload, host", install);
  }

  /** The uids of the pods that have a slot on a Supervisor. */
  public Uni<Set<String>> takersOn(String supervisor) {
    return on(supervisor)
        .map(
            slots ->
                slots.stream()
                    .filter(slot -> !slot.free())
                    .map(Reservation::podUid)
                    .collect(Collectors.toSet()));
  }

  Uni<Reservation> takenBy(String podUid) {
    return find("podUid", podUid).firstResult();
  }
}
