package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds slots for all pods of an install, or for none. A pod goes to the host with the fewest pods
 * of its workload, then to the one with the largest free share afterwards, then to the first by
 * name. Slots that still fit are kept, so that an unchanged pod does not move.
 */
public final class InstallSlots {
  private static final String NAMESPACE = "install";
  private static final String WORKLOAD = "workload";

  private final Engine engine = new Engine(Policy.BALANCE);
  private final List<Room> rooms;

  /** Over what is free now; the slots that the install has already are not free. */
  public InstallSlots(List<Room> free) {
    rooms = free.stream().sorted((a, b) -> a.host().compareTo(b.host())).toList();
    rooms.forEach(this::put);
  }

  private void put(Room room) {
    Resources capacity = amounts(room.cpuTotal(), room.memoryTotal());
    engine.putHost(
        new HostSpec(
            room.host(),
            Map.of(),
            List.of(),
            room.schedulable(),
            capacity.and(Resources.PODS, Math.max(0, room.pods())),
            List.of()));
    engine.addForeign(
        room.host(),
        amounts(room.cpuTotal() - room.cpuMillicores(), room.memoryTotal() - room.memoryMib()));
  }

  private static Resources amounts(long cpu, long memory) {
    return Resources.of(amount(cpu), amount(memory));
  }

  private static int amount(long much) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, much));
  }

  /** Places all demands or none. */
  public Decision decide(List<Demand> demands, List<Slot> existing) {
    List<Slot> unused = new ArrayList<>(existing);
    List<Slot> slots = new ArrayList<>();
    for (Demand demand : demands) {
      boolean placed =
          demand.everyHost() ? onEveryHost(demand, unused, slots) : replicas(demand, unused, slots);
      if (!placed) {
        int podClass = podClass(demand);
        return new Decision(
            List.of(), demand.workload(), engine.rejections(podClass), engine.remedies(podClass));
      }
    }
    return new Decision(List.copyOf(slots), "", List.of(), List.of());
  }

  private boolean onEveryHost(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (Room room : rooms) {
      if (!room.schedulable()) {
        continue;
      }
      Optional<Slot> kept = take(unused, demand, room.host());
      kept.ifPresent(slot -> keep(demand, slot));
      if (kept.isEmpty() && engine.placeOn(podClass(demand), room.host()) == Engine.NONE) {
        return false;
      }
      slots.add(slot(demand, room.host()));
    }
    return !rooms.isEmpty();
  }

  private boolean replicas(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (int i = 0; i < demand.pods(); i++) {
      Optional<Slot> kept = take(unused, demand, null);
      if (kept.isPresent()) {
        keep(demand, kept.get());
        slots.add(kept.get());
        continue;
      }
      int pod = engine.place(podClass(demand));
      if (pod == Engine.NONE) {
        return false;
      }
      slots.add(slot(demand, engine.host(pod)));
    }
    return true;
  }

  /** The slot was in use already, and is so now by a pod that is known. */
  private void keep(Demand demand, Slot slot) {
    if (rooms.stream().anyMatch(room -> room.host().equals(slot.host()))) {
      engine.removeForeign(
          slot.host(), amounts(slot.cpuMillicores(), slot.memoryMib()).and(Resources.PODS, 1));
      engine.assign(podClass(demand), slot.host());
    }
  }

  private int podClass(Demand demand) {
    Map<String, String> labels = Map.of(WORKLOAD, demand.workload());
    Resources wanted = amounts(demand.cpuMillicores(), demand.memoryMib());
    PodTerm same = PodTerm.in(NAMESPACE, Selector.of(labels), PodTerm.HOSTNAME);
    PodSpec pod = PodSpec.of(NAMESPACE, labels, wanted);
    return engine.classOf(demand.everyHost() ? pod : pod.with(PodRules.spread(Spread.soft(same))));
  }

  private static Slot slot(Demand demand, String host) {
    return new Slot(demand.workload(), host, demand.cpuMillicores(), demand.memoryMib());
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
