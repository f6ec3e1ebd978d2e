package io.supervisor.scheduler.placement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The hosts of a Supervisor with what stands on them, in an engine of its own: what is done here
 * counts nowhere else. A pod goes to the host with the fewest pods of its workload, then to the one
 * that the policy says, then to the first by name.
 */
final class Ground {
  private static final String WORKLOAD = "supervisor.io/slots-of";

  final Engine engine;
  private final SortedMap<String, Room> rooms = new TreeMap<>();
  private final Inventory inventory;
  private final Map<String, NamespaceSpec> namespaces = new HashMap<>();

  /** Over what is free; what slots of known pods use is not free. */
  Ground(Inventory inventory, Policy policy) {
    this.inventory = inventory;
    engine = new Engine(policy);
    inventory.free().stream().sorted((a, b) -> a.host().compareTo(b.host())).forEach(this::put);
  }

  /** A host that was not here. */
  void put(Room room) {
    rooms.put(room.host(), room);
    engine.putHost(spec(room));
    engine.addForeign(
        room.host(),
        amounts(room.cpuTotal() - room.cpuMillicores(), room.memoryTotal() - room.memoryMib())
            .and(others(room, stock -> stock.total() - stock.free())));
  }

  private static HostSpec spec(Room room) {
    Resources capacity =
        amounts(room.cpuTotal(), room.memoryTotal())
            .and(Resources.PODS, Math.max(0, room.pods()))
            .and(others(room, Stock::total));
    return HostSpec.of(room.host(), capacity)
        .with(room.allLabels(), room.taints())
        .with(room.state());
  }

  private static Map<String, Integer> others(Room room, ToLongFunction<Stock> part) {
    Map<String, Integer> amounts = new HashMap<>();
    room.resources()
        .forEach((name, stock) -> amounts.put(name, Resources.amount(part.applyAsLong(stock))));
    return amounts;
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
    return hold(podClass(owner, slot.demand()), slot);
  }

  /** The same for a pod of the class. */
  int hold(int podClass, Slot slot) {
    engine.removeForeign(slot.host(), used(slot));
    return engine.assign(podClass, slot.host());
  }

  private static Resources used(Slot slot) {
    return slot.uses().and(Resources.PODS, 1);
  }

  /** Whether a pod of the class may stay where the slot is, with the pods that are there. */
  boolean permits(int podClass, Slot slot) {
    return engine.permits(podClass, slot.host());
  }

  /** The pods are known no more; what they use is used by others. */
  void leave(Collection<Integer> pods) {
    for (int pod : pods) {
      String host = engine.host(pod);
      Resources used = engine.uses(pod);
      engine.release(pod);
      engine.addForeign(host, used);
    }
  }

  /** The same for a pod that has no slot. */
  int hold(PodSpec pod, String host) {
    engine.removeForeign(host, pod.uses());
    return engine.assign(classOf(pod), host);
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

  /** The class of the pods of a workload of an install, which make room for nobody. */
  int podClass(String owner, Demand demand) {
    PodTraits traits = demand.constraints().pods();
    String namespace = traits.namespaceOr(owner);
    know(namespace);
    Map<String, String> labels = new HashMap<>(traits.labels());
    labels.put(WORKLOAD, demand.workload());
    Resources wanted = amounts(demand.cpuMillicores(), demand.memoryMib()).and(demand.resources());
    Constraints constraints =
        demand.everyHost() ? demand.constraints().onEveryHost() : demand.constraints();
    PodTerm same =
        PodTerm.in(namespace, Selector.of(Map.of(WORKLOAD, demand.workload())), PodTerm.HOSTNAME);
    PodRules rules =
        demand.everyHost() ? traits.rulesIn(namespace) : constraints.ofPods(namespace, same);
    return engine.classOf(
        PodSpec.of(namespace, labels, wanted)
            .with(constraints.ofHosts())
            .with(rules)
            .with(traits.hostPorts())
            .withPriority(Integer.MAX_VALUE));
  }

  /** The class of a pod that has no slot. */
  int classOf(PodSpec pod) {
    know(pod.namespace());
    return engine.classOf(pod);
  }

  /** Rules ask for the labels of namespaces that have pods here, and of no others. */
  private NamespaceSpec know(String name) {
    NamespaceSpec known = namespaces.get(name);
    if (known == null) {
      known = inventory.namespace(name);
      namespaces.put(name, known);
      engine.putNamespace(known);
    }
    return known;
  }

  Map<String, String> labelsOf(String namespace) {
    return know(namespace).labels();
  }

  /** Whether pods of the class may be on the host, were it open and empty. */
  boolean suits(int podClass, String host) {
    return engine.suits(podClass, host);
  }

  /** What there is now. */
  Inventory inventory() {
    return inventory.with(rooms.values().stream().map(this::free).toList());
  }

  private Room free(Room room) {
    Map<String, Stock> left = new HashMap<>();
    room.resources()
        .forEach(
            (name, stock) ->
                left.put(name, new Stock(engine.free(room.host(), name), stock.total())));
    return new Room(
        room.host(),
        room.schedulable(),
        engine.free(room.host(), Resources.CPU),
        engine.free(room.host(), Resources.MEMORY),
        engine.free(room.host(), Resources.PODS),
        room.cpuTotal(),
        room.memoryTotal(),
        left,
        room.labels(),
        room.taints());
  }

  private static Resources amounts(long cpu, long memory) {
    return Resources.of(Resources.amount(cpu), Resources.amount(memory));
  }
}
