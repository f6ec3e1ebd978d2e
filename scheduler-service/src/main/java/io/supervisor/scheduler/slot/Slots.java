package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.decision.PlacedInstall;
import io.supervisor.scheduler.decision.PlacedInstallRepository;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.InstallSlots;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives pods their slots and takes the slots of pods that are gone. */
@ApplicationScoped
public class Slots {

  private static final String UNKNOWN =
      "The install %s is not known here, or leaves, or has another namespace.";

  /**
   * Those for which nobody has to leave first, then the place that was kept last for a pod that
   * moves, then those of the newest generation.
   */
  private static final Comparator<Reservation> MOVED_FIRST =
      Comparator.comparing((Reservation slot) -> !slot.victims().isEmpty())
          .thenComparing(
              Reservation::keptUntil, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
          .thenComparing(Comparator.comparingLong(Reservation::generation).reversed());

  private final ReservationRepository reservations;
  private final PlacedInstallRepository installs;
  private final EpochRepository epochs;
  private final FreeRoom room;

  Slots(
      ReservationRepository reservations,
      PlacedInstallRepository installs,
      EpochRepository epochs,
      FreeRoom room) {
    this.reservations = reservations;
    this.installs = installs;
    this.epochs = epochs;
    this.room = room;
  }

  /**
   * The host for a pod: its slot if it has one, else a free slot of its workload, moved when its
   * host takes no pods, else, for a rollout, an extra one. Empty when there is no room or the
   * install is unknown or leaving.
   */
  @WithTransaction
  public Uni<Taken> take(PendingPod pod) {
    return epochs
        .next(pod.supervisor())
        .chain(() -> reservations.takenBy(pod.uid()))
        .chain(
            taken ->
                taken == null
                    ? installs.findById(pod.install()).chain(install -> takeFree(install, pod))
                    : again(taken, pod));
  }

  /**
   * A slot that the pod has and did not come to is given back when its host will not do any more.
   */
  private Uni<Taken> again(Reservation taken, PendingPod pod) {
    return willDo(List.of(taken), pod)
        .chain(
            found -> {
              if (found.isPresent()) {
                return Uni.createFrom().item(Taken.of(taken));
              }
              taken.giveBack();
              return installs.findById(pod.install()).chain(install -> takeFree(install, pod));
            });
  }

  /**
   * What became of the wish for a slot.
   *
   * @param leaving uids of pods that must have left the host before the pod can come
   */
  public record Taken(Choice choice, List<String> leaving) {

    private static Taken of(Reservation slot) {
      return new Taken(Choice.of(slot.host()), slot.victims());
    }

    private static Taken of(Choice choice) {
      return new Taken(choice, List.of());
    }
  }

  private Uni<Taken> takeFree(PlacedInstall install, PendingPod pod) {
    if (install == null || install.leaving() || !install.namespace().equals(pod.namespace())) {
      return Uni.createFrom().item(Taken.of(Choice.waiting(UNKNOWN.formatted(pod.install()))));
    }
    return reservations
        .of(pod.install())
        .chain(
            slots -> {
              List<Reservation> free = free(slots, pod);
              return willDo(free, pod)
                  .chain(
                      found -> {
                        found.ifPresent(slot -> slot.takeFor(pod.uid()));
                        return found.isPresent()
                            ? Uni.createFrom().item(Taken.of(found.get()))
                            : room.site(pod.supervisor(), false)
                                .chain(site -> findPlace(install, pod, slots, free, site))
                                .map(Taken::of);
                      });
            });
  }

  private static List<Reservation> free(List<Reservation> slots, PendingPod pod) {
    return slots.stream()
        .filter(Reservation::free)
        .filter(slot -> slot.workload().equals(pod.workload()))
        .filter(slot -> pod.pinnedHost().isEmpty() || slot.host().equals(pod.pinnedHost()))
        .sorted(MOVED_FIRST)
        .toList();
  }

  /** A free slot whose host will do now; for a pod that may go to one host only, its slot there. */
  private Uni<Optional<Reservation>> willDo(List<Reservation> free, PendingPod pod) {
    if (free.isEmpty() || !pod.pinnedHost().isEmpty()) {
      return Uni.createFrom().item(free.stream().findFirst());
    }
    return room.asTheyAre(pod.supervisor(), free.stream().map(Reservation::host).toList())
        .map(
            hosts ->
                free.stream()
                    .filter(
                        slot ->
                            hosts.stream()
                                .filter(host -> host.host().equals(slot.host()))
                                .anyMatch(
                                    host ->
                                        host.takes(slot.slot().constraints()) && pod.mayGoTo(host)))
                    .findFirst());
  }

  /** A slot whose host will not do moves with the pod; without one there is one more. */
  private Uni<Choice> findPlace(
      PlacedInstall install,
      PendingPod pod,
      List<Reservation> slots,
      List<Reservation> free,
      Site site) {
    Demand demand = demand(pod, slots);
    List<Room> allowed = allowed(site.free(), pod);
    List<Held> others = site.heldBut(free.isEmpty() ? null : free.get(0));
    Decision decision =
        new InstallSlots(site.inventory().with(allowed), others, site.policy())
            .decide(pod.install(), List.of(demand), List.of());
    if (!decision.placed()) {
      List<Rejection> all = new ArrayList<>(closed(site.free(), allowed, pod));
      all.addAll(decision.rejections());
      return Uni.createFrom().item(Choice.none(all, decision.remedies()));
    }
    Slot found = decision.slots().get(0);
    if (free.isEmpty()) {
      return takeExtra(install, pod, found);
    }
    free.get(0).moveTo(found);
    free.get(0).takeFor(pod.uid());
    return Uni.createFrom().item(Choice.of(found.host()));
  }

  private Uni<Choice> takeExtra(PlacedInstall install, PendingPod pod, Slot found) {
    Reservation extra =
        Reservation.of(pod.supervisor(), pod.install(), install.generation(), found).asExtra();
    extra.takeFor(pod.uid());
    return reservations.persist(extra).map(saved -> Choice.of(saved.host()));
  }

  /** The hosts that were not even looked at. */
  private static List<Rejection> closed(List<Room> rooms, List<Room> allowed, PendingPod pod) {
    List<String> hosts =
        rooms.stream().filter(room -> !allowed.contains(room)).map(Room::host).toList();
    String filter = pod.pinnedHost().isEmpty() ? "VOLUME_REACH" : "NAME";
    return hosts.isEmpty() ? List.of() : List.of(new Rejection(filter, hosts));
  }

  private static List<Room> allowed(List<Room> rooms, PendingPod pod) {
    return rooms.stream().filter(pod::mayGoTo).toList();
  }

  /**
   * A pod asks of its host what the others of its workload do; for one that may go to one host
   * only, its controller has looked already.
   */
  private static Demand demand(PendingPod pod, List<Reservation> slots) {
    Constraints constraints =
        slots.stream()
            .filter(slot -> slot.workload().equals(pod.workload()))
            .filter(slot -> pod.pinnedHost().isEmpty())
            .max(Comparator.comparingLong(Reservation::generation))
            .map(slot -> slot.slot().constraints())
            .orElse(Constraints.UNKNOWN);
    return new Demand(
        pod.workload(),
        1,
        false,
        pod.cpuMillicores(),
        pod.memoryMib(),
        pod.resources(),
        constraints);
  }
}
