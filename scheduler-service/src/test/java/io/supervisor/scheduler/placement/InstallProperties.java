package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of installs, of what-if and of proposals, whatever hosts and pods there are. */
class InstallProperties {
  private static final Constraints APART = new Constraints(Map.of(), List.of(), List.of(), true);
  private static final Constraints IN_A =
      new Constraints(Map.of("zone", "a"), List.of(), List.of(), false);
  private static final double NOTHING = 1e-9;

  /** A workload has one pod on each host that will do, and none elsewhere; or it has none. */
  @Property(tries = 500)
  void aPodOnEveryHostThatWillDo(
      @ForAll("rooms") List<Room> rooms, @ForAll("constraints") Constraints constraints) {
    Demand demand = new Demand("DaemonSet/agent", 0, true, 2, 2, constraints);

    Decision decision = new InstallSlots(rooms, Policy.BALANCE).decide(List.of(demand), List.of());

    List<String> eligible =
        rooms.stream()
            .filter(room -> room.takes(constraints.onEveryHost()))
            .map(Room::host)
            .sorted()
            .toList();
    boolean full =
        rooms.stream()
            .filter(room -> eligible.contains(room.host()))
            .anyMatch(r -> r.cpuMillicores() < 2 || r.memoryMib() < 2 || r.pods() < 1);
    assertThat(decision.slots())
        .extracting(Slot::host)
        .containsExactlyElementsOf(full ? List.of() : eligible);
  }

  /** It says what then is done, changes nothing, and says the same again. */
  @Property(tries = 500)
  void whatIfAgreesWithWhatIsThenDone(
      @ForAll("rooms") List<Room> rooms, @ForAll("demands") List<Demand> demands) {
    List<Room> before = List.copyOf(rooms);
    WhatIf whatIf = new WhatIf(Inventory.of(rooms), List.of(), Policy.BALANCE);
    List<Room> asked = whatIf.free();

    Decision supposed = whatIf.place("s/one", demands);

    assertThat(new WhatIf(Inventory.of(rooms), List.of(), Policy.BALANCE).place("s/one", demands))
        .isEqualTo(supposed);
    assertThat(new InstallSlots(rooms, Policy.BALANCE).decide(demands, List.of()))
        .isEqualTo(supposed);
    assertThat(rooms).isEqualTo(before);
    assertThat(new WhatIf(Inventory.of(rooms), List.of(), Policy.BALANCE).free()).isEqualTo(asked);
  }

  /** Installs that ask one after the other get what they would get of what is left then. */
  @Property(tries = 500)
  void whoAsksNextFindsWhatIsLeft(
      @ForAll("rooms") List<Room> rooms, @ForAll("demands") List<Demand> demands) {
    InstallSlots together = new InstallSlots(rooms, Policy.BALANCE);
    List<Room> left = rooms;
    for (int i = 0; i < 4; i++) {
      List<Demand> asked = demands.subList(0, 1 + i % demands.size());

      Decision decision = together.decide("s/" + i, asked, List.of());

      assertThat(decision)
          .isEqualTo(new InstallSlots(left, Policy.BALANCE).decide("s/" + i, asked, List.of()));
      for (Slot slot : decision.slots()) {
        left =
            left.stream()
                .map(room -> room.host().equals(slot.host()) ? room.less(slot) : room)
                .toList();
      }
    }
  }

  /** Each move fits and breaks no rule at the moment it is made; all of them even the hosts out. */
  @Property(tries = 500)
  void proposalsFitOneAfterTheOtherAndEnd(
      @ForAll("rooms") List<Room> rooms, @ForAll("demands") List<Demand> demands) {
    List<Held> held = new ArrayList<>();
    Map<String, Room> free = new HashMap<>();
    rooms.forEach(room -> free.put(room.host(), room));
    for (Slot slot : packed(rooms, demands)) {
      held.add(new Held("s/one", slot));
      use(free, slot.host(), slot, 1);
    }
    List<Room> left = sorted(free);
    double before = new Balance(Inventory.of(left), held, Policy.BALANCE).imbalance();

    List<Proposal> proposals = new Balance(Inventory.of(left), held, Policy.BALANCE).proposals(5);

    for (Proposal move : proposals) {
      Slot slot = move.from().slot();
      assertThat(held.remove(move.from())).as("%s is there", move.from()).isTrue();
      assertThat(free.get(move.to()).takes(slot.constraints())).as("%s", move).isTrue();
      if (slot.constraints().onePerHost()) {
        assertThat(held)
            .noneMatch(h -> h.slot().workload().equals(slot.workload()) && at(h, move.to()));
      }
      use(free, move.to(), slot, 1);
      assertThat(fits(free.get(move.to()))).as("both ends of %s", move).isTrue();
      use(free, slot.host(), slot, -1);
      held.add(move.from().on(move.to()));
    }
    Balance after = new Balance(Inventory.of(sorted(free)), held, Policy.BALANCE);
    boolean balanced = proposals.stream().allMatch(p -> p.reason() == Proposal.Reason.BALANCE);
    if (balanced) {
      assertThat(after.imbalance()).isLessThanOrEqualTo(before + NOTHING);
    }
    assertThat(after.proposals(5)).as("a second look").isEmpty();
  }

  private static boolean at(Held held, String host) {
    return held.slot().host().equals(host);
  }

  private static boolean fits(Room room) {
    return room.cpuMillicores() >= 0 && room.memoryMib() >= 0 && room.pods() >= 0;
  }

  /** Slots host by host, so that there is something to even out. */
  private static List<Slot> packed(List<Room> rooms, List<Demand> demands) {
    List<Slot> slots = new ArrayList<>();
    for (Room room : rooms) {
      Decision decision =
          new InstallSlots(List.of(room), Policy.BALANCE).decide(demands.subList(0, 1), List.of());
      slots.addAll(decision.slots());
    }
    return slots;
  }

  private static List<Room> sorted(Map<String, Room> rooms) {
    return rooms.values().stream().sorted(Comparator.comparing(Room::host)).toList();
  }

  private static void use(Map<String, Room> rooms, String host, Slot slot, int sign) {
    Room room = rooms.get(host);
    rooms.put(
        host,
        new Room(
            host,
            room.schedulable(),
            room.cpuMillicores() - sign * slot.cpuMillicores(),
            room.memoryMib() - sign * slot.memoryMib(),
            room.pods() - sign,
            room.cpuTotal(),
            room.memoryTotal(),
            room.labels(),
            room.taints()));
  }

  @Provide
  Arbitrary<List<Room>> rooms() {
    Arbitrary<Room> one =
        Combinators.combine(
                Arbitraries.of(true, true, true, false),
                Arbitraries.integers().between(1, 12),
                Arbitraries.integers().between(0, 4),
                Arbitraries.of("a", "b"))
            .as(
                (open, size, pods, zone) ->
                    new Room("", open, size, size, pods, 12, 12, Map.of("zone", zone), List.of()));
    return one.list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(
            rooms ->
                IntStream.range(0, rooms.size())
                    .mapToObj(i -> named(rooms.get(i), "h" + i))
                    .toList());
  }

  private static Room named(Room room, String name) {
    return new Room(
        name,
        room.schedulable(),
        room.cpuMillicores(),
        room.memoryMib(),
        room.pods(),
        room.cpuTotal(),
        room.memoryTotal(),
        room.labels(),
        room.taints());
  }

  @Provide
  Arbitrary<Constraints> constraints() {
    return Arbitraries.of(Constraints.NONE, APART, IN_A);
  }

  @Provide
  Arbitrary<List<Demand>> demands() {
    return Combinators.combine(
            Arbitraries.of("Deployment/a", "Deployment/b", "StatefulSet/c"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            constraints())
        .as((name, pods, cpu, memory, rules) -> new Demand(name, pods, false, cpu, memory, rules))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .filter(
            list -> Set.copyOf(list.stream().map(Demand::workload).toList()).size() == list.size());
  }
}
