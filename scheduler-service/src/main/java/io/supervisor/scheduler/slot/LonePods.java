package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives pods a host that no install asked for; each has a slot as long as it lives. */
@ApplicationScoped
public class LonePods {

  private final ReservationRepository reservations;
  private final EpochRepository epochs;
  private final FreeRoom room;

  LonePods(ReservationRepository reservations, EpochRepository epochs, FreeRoom room) {
    this.reservations = reservations;
    this.epochs = epochs;
    this.room = room;
  }

  /**
   * What a choice for a pod rests on.
   *
   * @param epoch the number of the newest decision
   * @param host that the pod has been given already; empty when it has none
   */
  public record Sight(long epoch, String host, Site site) {}

  /** Looks, and holds up nobody's decisions. */
  @WithTransaction
  public Uni<Sight> see(LonePod pod) {
    return epochs
        .readConsistently(pod.supervisor())
        .chain(
            epoch ->
                reservations
                    .takenBy(pod.uid())
                    .map(taken -> taken == null ? "" : taken.host())
                    .chain(
                        host ->
                            room.site(pod.supervisor()).map(site -> new Sight(epoch, host, site))));
  }

  /** Gives the pod a slot on the host; false when something was decided since the epoch. */
  @WithTransaction
  public Uni<Boolean> keep(LonePod pod, long epoch, String host) {
    return epochs
        .next(pod.supervisor())
        .chain(now -> now == epoch + 1 ? keep(pod, host) : Uni.createFrom().item(Boolean.FALSE));
  }

  private Uni<Boolean> keep(LonePod pod, String host) {
    Reservation slot = Reservation.of(pod.supervisor(), pod.owner(), 1, pod.on(host)).asExtra();
    slot.takeFor(pod.uid());
    return reservations.persist(slot).replaceWith(Boolean.TRUE);
  }

  /** The hosts of the pods that have slots, by the uid of the pod. */
  @WithSession
  public Uni<Map<String, String>> hostsOfPods(String supervisor) {
    return reservations
        .on(supervisor)
        .map(
            slots ->
                slots.stream()
                    .filter(slot -> !slot.free())
                    .collect(Collectors.toMap(Reservation::podUid, Reservation::host)));
  }
}
