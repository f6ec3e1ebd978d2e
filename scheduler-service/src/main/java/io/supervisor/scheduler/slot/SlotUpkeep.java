package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.decision.PlacedInstallRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives back the slots of pods that are gone, and what a finished rollout left behind. */
@ApplicationScoped
public class SlotUpkeep {

  private static final String OLDER = "install = ?1 and generation < ?2 and podUid is null";

  private final ReservationRepository reservations;
  private final PlacedInstallRepository installs;
  private final EpochRepository epochs;
  private final Clock clock;

  SlotUpkeep(
      ReservationRepository reservations,
      PlacedInstallRepository installs,
      EpochRepository epochs,
      Clock clock) {
    this.reservations = reservations;
    this.installs = installs;
    this.epochs = epochs;
    this.clock = clock;
  }

  /** Compares the taken slots of a Supervisor with the pods that live there. */
  @WithTransaction
  public Uni<Void> keepOnly(String supervisor, Set<String> livingPods) {
    return leftOver(supervisor, livingPods)
        .chain(
            left ->
                left.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : epochs
                        .hold(supervisor)
                        .chain(Panache::getSession)
                        .invoke(Mutiny.Session::clear)
                        .chain(() -> leftOver(supervisor, livingPods))
                        .chain(this::deleteAll));
  }

  private Uni<List<Reservation>> leftOver(String supervisor, Set<String> livingPods) {
    return reservations
        .on(supervisor)
        .chain(
            slots ->
                installs
                    .settledOn(supervisor)
                    .map(settled -> leftOver(slots, livingPods, settled, clock.instant())));
  }

  /** A pod is on another host than was thought: its slot is there. */
  @WithTransaction
  public Uni<Void> isOn(String supervisor, String podUid, String host) {
    return epochs
        .hold(supervisor)
        .chain(() -> reservations.takenBy(podUid))
        .onItem()
        .ifNotNull()
        .invoke(slot -> slot.isOn(host))
        .replaceWithVoid();
  }

  /**
   * Notes what the pods that have slots use beside CPU and memory, where an older release did not.
   *
   * @param resources by uid, of pods that use something
   */
  @WithTransaction
  public Uni<Void> learn(String supervisor, Map<String, Map<String, Integer>> resources) {
    return resources.isEmpty()
        ? Uni.createFrom().voidItem()
        : reservations
            .on(supervisor)
            .invoke(slots -> slots.forEach(slot -> slot.learn(resources.get(slot.podUid()))))
            .replaceWithVoid();
  }

  /**
   * A rollout has ended: free slots that only older generations used go, those of pods that still
   * run go with their pods, and so do the spare ones of pods that took a slot meant for the time of
   * the rollout.
   */
  public Uni<Void> settle(String install, long generation) {
    return installs
        .findById(install)
        .onItem()
        .ifNotNull()
        .invoke(found -> found.settle(generation))
        .chain(() -> reservations.delete(OLDER, install, generation))
        .chain(() -> reservations.of(install))
        .map(slots -> swapped(slots, new ArrayList<>(), Map.of(install, generation)))
        .chain(this::deleteAll);
  }

  private static List<Reservation> leftOver(
      List<Reservation> slots, Set<String> livingPods, Map<String, Long> settled, Instant now) {
    List<Reservation> left = new ArrayList<>();
    for (Reservation slot : slots) {
      if (!slot.free() && !livingPods.contains(slot.podUid())) {
        slot.giveBack();
      }
      boolean older = slot.generation() < settled.getOrDefault(slot.install(), 0L);
      boolean spare = slot.extra() && !slot.keptAfter(now);
      if (slot.free() && (spare || older)) {
        left.add(slot);
      }
    }
    return swapped(slots, left, settled);
  }

  /** A pod that took an extra slot of a settled install keeps it, and a spare one goes instead. */
  private static List<Reservation> swapped(
      List<Reservation> slots, List<Reservation> left, Map<String, Long> settled) {
    for (Reservation slot : slots) {
      if (slot.extra() && !slot.free() && settled.containsKey(slot.install())) {
        Optional<Reservation> spare = spare(slots, left, slot);
        spare.ifPresent(left::add);
        spare.ifPresent(ignored -> slot.keepAsAskedFor());
      }
    }
    return left;
  }

  private static Optional<Reservation> spare(
      List<Reservation> slots, List<Reservation> left, Reservation extra) {
    return slots.stream()
        .filter(slot -> slot.free() && !slot.extra() && !left.contains(slot))
        .filter(slot -> slot.install().equals(extra.install()))
        .filter(slot -> slot.workload().equals(extra.workload()))
        .findFirst();
  }

  private Uni<Void> deleteAll(List<Reservation> left) {
    return Multi.createFrom()
        .iterable(left)
        .onItem()
        .transformToUniAndConcatenate(reservations::delete)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
