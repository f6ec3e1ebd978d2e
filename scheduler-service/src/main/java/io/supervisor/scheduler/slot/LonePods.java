package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.placement.Volume;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
   * @param victims the uids of pods that had to end there for it
   */
  public record Sight(long epoch, String host, List<String> victims, Site site) {

    static Sight of(long epoch, Reservation taken, Site site) {
      return taken == null
          ? new Sight(epoch, "", List.of(), site)
          : new Sight(epoch, taken.host(), taken.victims(), site);
    }

    /** Whether the host that the pod has been given takes pods still, and reaches its volumes. */
    public boolean hostWillDo(List<Volume> volumes) {
      return site.room(host).filter(one -> one.schedulable() && one.reaches(volumes)).isPresent();
    }
  }

  /**
   * Looks, and holds up nobody's decisions.
   *
   * @param byNamespace whether the pod, or one that is there, chooses by labels of namespaces
   */
  @WithTransaction
  public Uni<Sight> see(LonePod pod, boolean byNamespace) {
    return epochs
        .readConsistently(pod.supervisor())
        .chain(
            epoch ->
                reservations
                    .takenBy(pod.uid())
                    .chain(
                        taken ->
                            room.site(pod.supervisor(), byNamespace)
                                .map(site -> Sight.of(epoch, taken, site))));
  }

  /** Gives the pod a slot on the host; false when something was decided since the epoch. */
  @WithTransaction
  public Uni<Boolean> keep(LonePod pod, long epoch, String host) {
    return onTop(pod, epoch, () -> keep(pod, host, List.of()));
  }

  /**
   * Gives the pod a slot where others must end first; false when something was decided since the
   * epoch.
   *
   * @param ending uids of those that must end; their slots go with them
   * @param giving uids of those that have a slot and no host yet: they give it back
   */
  @WithTransaction
  public Uni<Boolean> nominate(
      LonePod pod, long epoch, String host, List<String> ending, List<String> giving) {
    return onTop(
        pod,
        epoch,
        () ->
            giving.isEmpty()
                ? keep(pod, host, ending)
                : reservations.delete("podUid in ?1", giving).chain(() -> keep(pod, host, ending)));
  }

  private Uni<Boolean> onTop(LonePod pod, long epoch, Supplier<Uni<Boolean>> decision) {
    return epochs
        .next(pod.supervisor())
        .chain(now -> now == epoch + 1 ? decision.get() : Uni.createFrom().item(Boolean.FALSE));
  }

  private Uni<Boolean> keep(LonePod pod, String host, List<String> ending) {
    Reservation slot =
        Reservation.of(pod.supervisor(), pod.owner(), 1, pod.on(host)).asExtra().pushingOut(ending);
    slot.takeFor(pod.uid());
    return reservations.persist(slot).replaceWith(Boolean.TRUE);
  }

  /** The pod waits for a host again. */
  @WithTransaction
  public Uni<Void> giveUp(LonePod pod) {
    return epochs
        .next(pod.supervisor())
        .chain(() -> reservations.delete("podUid", pod.uid()))
        .replaceWithVoid();
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
