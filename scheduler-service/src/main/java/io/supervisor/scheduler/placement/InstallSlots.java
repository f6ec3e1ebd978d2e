package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds slots for all pods of an install, or for none. Slots that still fit are kept, so that an
 * unchanged pod does not move.
 */
public final class InstallSlots {
  private static final String OWNER = "install";

  private static final int MOST_EXPLAINED = 100;

  private final String install;
  private final List<Held> others;
  private final Ground ground;
  private final List<Explanation> explanations = new ArrayList<>();

  /** Over what is free now, for an install that is alone there. */
  public InstallSlots(List<Room> free, Policy policy) {
    this(OWNER, free, List.of(), policy);
  }

  /**
   * @param free what is free now; the slots that the install has already are not free
   * @param others slots at which pods with rules about others look; those of the install itself
   *     stay where they are
   */
  public InstallSlots(String install, List<Room> free, List<Held> others, Policy policy) {
    this.install = install;
    this.others = others;
    ground = new Ground(free, policy);
  }

  /** Places all demands or none. */
  public Decision decide(List<Demand> demands, List<Slot> existing) {
    if (looks(demands)) {
      ground.hold(others);
    }
    List<Slot> unused = new ArrayList<>();
    existing.stream().filter(slot -> ground.has(slot.host())).forEach(unused::add);
    List<Slot> slots = new ArrayList<>();
    for (Demand demand : DemandOrder.of(install, demands)) {
      boolean placed =
          demand.everyHost() ? onEveryHost(demand, unused, slots) : replicas(demand, unused, slots);
      if (!placed) {
        int podClass = podClass(demand);
        return new Decision(
            List.of(),
            demand.workload(),
            ground.engine.explain().rejections(podClass),
            ground.engine.explain().remedies(podClass),
            List.of(),
            "");
      }
    }
    return new Decision(
        List.copyOf(slots), "", List.of(), List.of(), List.copyOf(explanations), "");
  }

  /** Whether the pods of the other slots matter by more than what they use. */
  private boolean looks(List<Demand> demands) {
    return demands.stream().anyMatch(demand -> demand.constraints().pods().looks())
        || others.stream()
            .anyMatch(
                held ->
                    held.slot().constraints().pods().heeded() || held.install().equals(install));
  }

  private boolean onEveryHost(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (Room room : ground.rooms()) {
      if (!room.schedulable() || !ground.suits(podClass(demand), room.host())) {
        continue;
      }
      boolean kept = keep(unused, demand, slot -> slot.host().equals(room.host())).isPresent();
      if (!kept && ground.engine.placeOn(podClass(demand), room.host()) == Engine.NONE) {
        return false;
      }
      slots.add(slot(demand, room.host()));
    }
    return !ground.rooms().isEmpty();
  }

  private boolean replicas(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (int i = 0; i < demand.pods(); i++) {
      Optional<Slot> kept = keep(unused, demand, slot -> true);
      if (kept.isPresent()) {
        slots.add(kept.get().with(demand.constraints()));
        continue;
      }
      List<Candidate> best = best(demand);
      List<Rejection> rejections = best.isEmpty() || i > 0 ? List.of() : rejections(demand);
      int pod = ground.engine.place(podClass(demand));
      if (pod == Engine.NONE) {
        return false;
      }
      explain(demand, rejections, best);
      slots.add(slot(demand, ground.engine.host(pod)));
    }
    return true;
  }

  private List<Rejection> rejections(Demand demand) {
    return ground.engine.explain().rejections(podClass(demand));
  }

  private List<Candidate> best(Demand demand) {
    return explanations.size() < MOST_EXPLAINED
        ? ground.engine.explain().candidates(podClass(demand), 2)
        : List.of();
  }

  private void explain(Demand demand, List<Rejection> rejections, List<Candidate> best) {
    if (!best.isEmpty()) {
      explanations.add(
          new Explanation(
              demand.workload(), rejections, best.get(0), best.size() > 1 ? best.get(1) : null));
    }
  }

  private int podClass(Demand demand) {
    return ground.podClass(install, demand);
  }

  private static Slot slot(Demand demand, String host) {
    return new Slot(
        demand.workload(), host, demand.cpuMillicores(), demand.memoryMib(), demand.constraints());
  }

  /** A slot that the install has and whose host will do still, with the pods that are there. */
  private Optional<Slot> keep(List<Slot> unused, Demand demand, Predicate<Slot> will) {
    Optional<Slot> found =
        unused.stream()
            .filter(slot -> slot.fits(demand) && will.test(slot))
            .filter(slot -> ground.keep(podClass(demand), slot))
            .findFirst();
    found.ifPresent(unused::remove);
    return found;
  }
}
