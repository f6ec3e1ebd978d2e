package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds slots for all pods of an install, or for none. Slots that still fit are kept, so that an
 * unchanged pod does not move.
 */
public final class InstallSlots {
  private static final String OWNER = "install";

  private final Ground ground;

  /** Over what is free now; the slots that the install has already are not free. */
  public InstallSlots(List<Room> free) {
    ground = new Ground(free);
  }

  /** Places all demands or none. */
  public Decision decide(List<Demand> demands, List<Slot> existing) {
    List<Slot> unused = new ArrayList<>();
    existing.stream().filter(slot -> ground.has(slot.host())).forEach(unused::add);
    List<Slot> slots = new ArrayList<>();
    for (Demand demand : demands) {
      boolean placed =
          demand.everyHost() ? onEveryHost(demand, unused, slots) : replicas(demand, unused, slots);
      if (!placed) {
        int podClass = podClass(demand);
        return new Decision(
            List.of(),
            demand.workload(),
            ground.engine.rejections(podClass),
            ground.engine.remedies(podClass));
      }
    }
    return new Decision(List.copyOf(slots), "", List.of(), List.of());
  }

  private boolean onEveryHost(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (Room room : ground.rooms()) {
      if (!room.schedulable() || !ground.suits(podClass(demand), room.host())) {
        continue;
      }
      Optional<Slot> kept = take(unused, demand, room.host());
      kept.ifPresent(this::keep);
      if (kept.isEmpty() && ground.engine.placeOn(podClass(demand), room.host()) == Engine.NONE) {
        return false;
      }
      slots.add(slot(demand, room.host()));
    }
    return !ground.rooms().isEmpty();
  }

  private boolean replicas(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (int i = 0; i < demand.pods(); i++) {
      Optional<Slot> kept = take(unused, demand, null).filter(slot -> mayStay(slot, demand, slots));
      if (kept.isPresent()) {
        keep(kept.get());
        slots.add(kept.get().with(demand.constraints()));
        continue;
      }
      int pod = ground.engine.place(podClass(demand));
      if (pod == Engine.NONE) {
        return false;
      }
      slots.add(slot(demand, ground.engine.host(pod)));
    }
    return true;
  }

  private void keep(Slot slot) {
    ground.hold(OWNER, slot);
  }

  /** Whether the host will do still, and no pod of the kind is there that must be apart. */
  private boolean mayStay(Slot slot, Demand demand, List<Slot> slots) {
    return ground.suits(podClass(demand), slot.host())
        && !(demand.constraints().onePerHost() && slots.stream().anyMatch(slot::sameRoom));
  }

  private int podClass(Demand demand) {
    return ground.podClass(OWNER, demand);
  }

  private static Slot slot(Demand demand, String host) {
    return new Slot(
        demand.workload(), host, demand.cpuMillicores(), demand.memoryMib(), demand.constraints());
  }

  private static Optional<Slot> take(List<Slot> unused, Demand demand, String host) {
    Optional<Slot> found =
        unused.stream()
            .filter(slot -> slot.fits(demand) && (host == null || slot.host().equals(host)))
            .findFirst();
    found.ifPresent(unused::remove);
    return found;
  }
}
