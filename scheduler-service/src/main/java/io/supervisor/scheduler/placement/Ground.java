package io.supervisor.scheduler.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hosts of a Supervisor with what stands on them, in an engine of its own: what is done here
 * counts nowhere else. A pod goes to the host with the fewest pods of its workload, then to the one
 * that the policy says, then to the first by name.
 */
final class Ground {
  private static final String WORKLOAD = "workload";

  final Engine engine;
  private final SortedMap<String, Room> rooms = new TreeMap<>();

  /** Over what is free; what slots of known pods use is not free. */
  Ground(List<Room> free, Policy policy) {
    engine = new Engine(policy);
    free.stream().sorted((a, b) -> a.host().compareTo(b.host())).forEach(this::put);
  }

  /** A host that was not here. */
  void put(Room room) {
    rooms.put(room.host(), room);
    engine.putHost(spec(room));
    engine.addForeign(
        room.host(),
        amounts(room.cpuTotal() - room.cpuMillicores(), room.memoryTotal() - room.memoryMib()));
  }

  private static HostSpec spec(Room room) {
    Resources capacity =
        amounts(room.cpuTotal(), room.memoryTotal()).and(Resources.PODS, Math.max(0, room.pods()));
    return HostSpec.of(room.host(), capacity)
        .with(room.allLabels(), room.taints())
        .with(room.state());
  }

  /** The host takes no more pods; those that are there stay. */
  void close(String host) {
    Room room = rooms.get(host).closed();
    rooms.put(host, room);
    engine.putHost(spec(room));
  }

  /** The host and all on it are gone. */
  void remove(String host) {
    rooms.remove(host);
    engine.removeHost(host);
  }

  Collection<Room> rooms() {
    return rooms.values();
  }

  boolean has(String host) {
    return rooms.containsKey(host);
  }

  /** The slot was in use already, and is so now by a pod that is known; its host must be here. */
  int hold(String owner, Slot slot) {
    engine.removeForeign(
        slot.host(), amounts(slot.cpuMillicores(), slot.memoryMib()).and(Resources.PODS, 1));
    return engine.assign(podClass(owner, slot.demand()), slot.host());
  }

  /** The same for a pod that has no slot. */
  int hold(PodSpec pod, String host) {
    engine.removeForeign(host, pod.requests().and(Resources.PODS, 1));
    return engine.assign(engine.classOf(pod), host);
  }

  /** The same for all slots whose hosts are here; answers them by the numbers of their pods. */
  Map<Integer, Held> hold(List<Held> slots) {
    Map<Integer, Held> pods = new TreeMap<>();
    for (Held one : slots) {
      if (has(one.slot().host())) {
        pods.put(hold(one.install(), one.slot()), one);
      }
    }
    return pods;
  }

  int podClass(Held held) {
    return podClass(held.install(), held.slot().demand());
  }

  /** The class of the pods of a workload of an install. */
  int podClass(String owner, Demand demand) {
    Map<String, String> labels = Map.of(WORKLOAD, demand.workload());
    Resources wanted = amounts(demand.cpuMillicores(), demand.memoryMib());
    PodTerm same = PodTerm.in(owner, Selector.of(labels), PodTerm.HOSTNAME);
    Constraints constraints =
        demand.everyHost() ? demand.constraints().onEveryHost() : demand.constraints();
    PodSpec pod = PodSpec.of(owner, labels, wanted).with(constraints.ofHosts());
    return engine.classOf(demand.everyHost() ? pod : pod.with(demand.constraints().ofPods(same)));
  }

  /** Whether pods of the class may be on the host, were it open and empty. */
  boolean suits(int podClass, String host) {
    return engine.suits(podClass, host);
  }

  /** What is free now. */
  List<Room> free() {
    return rooms.values().stream().map(this::free).toList();
  }

  private Room free(Room room) {
    return new Room(
        room.host(),
        room.schedulable(),
        engine.free(room.host(), Resources.CPU),
        engine.free(room.host(), Resources.MEMORY),
        engine.free(room.host(), Resources.PODS),
        room.cpuTotal(),
        room.memoryTotal(),
        room.labels(),
        room.taints());
  }

  private static Resources amounts(long cpu, long memory) {
    return Resources.of(amount(cpu), amount(memory));
  }

  private static int amount(long much) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, much));
  }
}
