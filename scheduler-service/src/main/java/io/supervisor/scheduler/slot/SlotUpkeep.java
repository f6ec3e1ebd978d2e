package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.decision.PlacedInstallRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives back the slots of pods that are gone, and what a finished rollout left behind. */
@ApplicationScoped
public class SlotUpkeep {

  private final ReservationRepository reservations;
  private final PlacedInstallRepository installs;

  SlotUpkeep(ReservationRepository reservations, PlacedInstallRepository installs) {
    this.reservations = reservations;
    this.installs = installs;
  }

  /** Compares the taken slots of a Supervisor with the pods that live there. */
  @WithTransaction
  public Uni<Void> keepOnly(String supervisor, Set<String> livingPods) {
    return reservations
        .on(supervisor)
        .chain(
            slots ->
                installs
                    .settledOn(supervisor)
                    .chain(settled -> deleteAll(leftOver(slots, livingPods, settled))));
  }

  /**
   * A rollout has ended: the slots that only older generations used go, and so do the spare ones of
   * pods that took a slot meant for the time of the rollout.
   */
  public Uni<Void> settle(String install, long generation) {
    return installs
        .findById(install)
        .onItem()
        .ifNotNull()
        .invoke(found -> found.settle(generation))
        .chain(() -> reservations.delete("install = ?1 and generation < ?2", install, generation))
        .chain(() -> reservations.of(install))
        .map(slots -> swapped(slots, new ArrayList<>(), Set.of(install)))
        .chain(this::deleteAll);
  }

  private static List<Reservation> leftOver(
      List<Reservation> slots, Set<String> livingPods, Set<String> settled) {
    List<Reservation> left = new ArrayList<>();
    for (Reservation slot : slots) {
      if (!slot.free() && !livingPods.contains(slot.podUid())) {
        slot.giveBack();
      }
      if (slot.extra() && slot.free()) {
        left.add(slot);
      }
    }
    return swapped(slots, left, settled);
  }

  /** A pod that took an extra slot of a settled install keeps it, and a spare one goes instead. */
  private static List<Reservation> swapped(
      List<Reservation> slots, List<Reservation> left, Set<String> settled) {
    for (Reservation slot : slots) {
      if (slot.extra() && !slot.free() && settled.contains(slot.install())) {
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
