package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.LonePlacement;
import io.supervisor.scheduler.placement.LonePlacement.Bound;
import io.supervisor.scheduler.placement.NamespaceSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

  /** The host for a pod among those that are bound: the one it has been given, or the best now. */
  @WithTransaction
  public Uni<Choice> take(LonePod pod, List<NamespaceSpec> namespaces, List<Bound> bound) {
    return epochs
        .next(pod.supervisor())
        .chain(
            epoch ->
                reservations
                    .takenBy(pod.uid())
                    .chain(taken -> take(pod, epoch, taken, namespaces, bound)));
  }

  private Uni<Choice> take(
      LonePod pod,
      long epoch,
      Reservation taken,
      List<NamespaceSpec> namespaces,
      List<Bound> bound) {
    if (taken != null) {
      return Uni.createFrom().item(Choice.of(taken.host()));
    }
    return room.site(pod.supervisor())
        .map(
            site ->
                new LonePlacement(site.free(), namespaces, bound, site.settings().placement())
                    .choose(pod.spec()))
        .chain(choice -> choice.found() ? keep(pod, epoch, choice) : Uni.createFrom().item(choice));
  }

  private Uni<Choice> keep(LonePod pod, long epoch, Choice choice) {
    Reservation slot =
        Reservation.of(pod.supervisor(), pod.owner(), epoch, pod.on(choice.host())).asExtra();
    slot.takeFor(pod.uid());
    return reservations.persist(slot).replaceWith(choice);
  }
}
