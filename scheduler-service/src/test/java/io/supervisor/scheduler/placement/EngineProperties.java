package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens in whatever order, the engine decides as the plain checker does. */
class EngineProperties {
  @Property(tries = 3_000)
  void everyChoiceIsOneThatThePlainCheckerMakes(
      @ForAll("policies") Policy policy, @ForAll("histories") List<Event> history) {
    World world = new World(policy);
    history.forEach(world::play);
  }

  @Property(tries = 300)
  void theSameHistoryGivesTheSamePlacements(
      @ForAll("policies") Policy policy, @ForAll("histories") List<Event> history) {
    World one = new World(policy);
    World other = new World(policy);
    history.forEach(one::play);
    history.forEach(other::play);
    assertThat(one.log()).isEqualTo(other.log());
  }

  /** What is left when all pods are gone: free hosts, on which the same can be placed again. */
  @Property(tries = 300)
  void whenAllPodsAreGoneNothingIsHeld(
      @ForAll("policies") Policy policy, @ForAll("histories") List<Event> history) {
    World world = new World(policy);
    history.forEach(world::play);
    world.drain();
    history.stream().filter(Event.Place.class::isInstance).forEach(world::play);
    world.drain();
  }

  /** A restart in between changes nothing of what is decided. */
  @Property(tries = 300)
  void anImageAndTheTailGiveTheSamePlacements(
      @ForAll("policies") Policy policy,
      @ForAll("histories") List<Event> history,
      @ForAll @IntRange(max = 40) int when) {
    World one = new World(policy);
    World other = new World(policy);
    for (int i = 0; i < history.size(); i++) {
      if (i == when) {
        other.play(new Event.Restart());
      }
      one.play(history.get(i));
      other.play(history.get(i));
    }
    assertThat(one.log()).isEqualTo(other.log());
  }

  /** A host that takes nothing, and numbers that are all twice as large, decide nothing. */
  @Property(tries = 300)
  void whatIsUnrelatedChangesNoPlacement(
      @ForAll("policies") Policy policy, @ForAll("histories") List<Event> history) {
    Engine plain = new Engine(policy);
    Engine other = new Engine(policy);
    other.putHost(HostSpec.of("closed", Resources.of(9, 9)).with(HostState.CLOSED));
    for (Event event : history) {
      assertThat(placed(other, event, 2)).isEqualTo(placed(plain, event, 1));
    }
  }

  /**
   * In whatever order the hosts came: a pod goes to one of those that were equally good when they
   * came in another order, and waits when it waited.
   */
  @Property(tries = 500)
  void theOrderOfTheHostsDecidesAmongEqualsOnly(
      @ForAll("policies") Policy policy,
      @ForAll("histories") List<Event> history,
      @ForAll Random order) {
    Map<String, HostSpec> first = new TreeMap<>();
    for (Event event : history) {
      if (event instanceof Event.Host host) {
        first.putIfAbsent(host.spec().name(), host.spec());
      }
    }
    List<HostSpec> shuffled = new ArrayList<>(first.values());
    Collections.shuffle(shuffled, order);
    Twins twins = new Twins(policy, List.copyOf(first.values()), shuffled);
    history.forEach(twins::play);
  }

  /** One host more, or one pod less, and whatever had room has room, rules about pods aside. */
  @Property(tries = 500)
  void moreRoomKeepsNobodyOut(
      @ForAll("policies") Policy policy,
      @ForAll("histories") List<Event> history,
      @ForAll @IntRange(max = 30) int leaver,
      @ForAll boolean host) {
    Engine engine = new Engine(policy);
    List<Integer> pods = new ArrayList<>();
    List<PodSpec> kinds =
        history.stream()
            .filter(Event.Place.class::isInstance)
            .map(event -> ((Event.Place) event).pod().with(PodRules.NONE))
            .distinct()
            .toList();
    for (Event event : history) {
      if (event instanceof Event.Host one) {
        engine.putHost(one.spec());
      } else if (event instanceof Event.Place place) {
        pods.add(engine.place(engine.classOf(place.pod().with(PodRules.NONE))));
      }
    }
    pods.removeIf(pod -> pod == Engine.NONE);
    List<PodSpec> before = kinds.stream().filter(pod -> fits(engine, pod)).toList();

    if (host) {
      engine.putHost(HostSpec.of("one more", Resources.of(3, 3)));
    } else if (!pods.isEmpty()) {
      engine.release(pods.get(leaver % pods.size()));
    }

    assertThat(before).allMatch(pod -> fits(engine, pod));
  }

  private static boolean fits(Engine engine, PodSpec pod) {
    int placed = engine.place(engine.classOf(pod));
    if (placed != Engine.NONE) {
      engine.release(placed);
    }
    return placed != Engine.NONE;
  }

  /** The host of a pod that comes; empty when it waits, or when something else happens. */
  private static String placed(Engine engine, Event event, int scale) {
    if (event instanceof Event.Host host) {
      engine.putHost(host.spec().with(scaled(host.spec().capacity(), scale)));
    } else if (event instanceof Event.Remove remove) {
      engine.removeHost("h" + remove.host());
    } else if (event instanceof Event.Place place) {
      PodSpec pod = place.pod().with(scaled(place.pod().requests(), scale));
      int number = engine.place(engine.classOf(pod));
      return number == Engine.NONE ? "" : engine.host(number);
    }
    return "";
  }

  private static Resources scaled(Resources amounts, int scale) {
    Resources all = amounts;
    for (String name : List.of(Resources.CPU, Resources.MEMORY, "device")) {
      all = all.and(name, scale * all.of(name));
    }
    return all;
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(Policy.BALANCE, Policy.PACK);
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.all();
  }
}
