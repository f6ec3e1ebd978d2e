package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ClearingTest {
  private static final int MOST = 6;

  private Engine engine = new Engine(Policy.BALANCE);

  @Test
  void whatFitsNeedsNoMove() {
    host("h1", 10);

    assertThat(clearing().roomFor(size(10), MOST)).contains(List.of());
  }

  @Test
  void oneMoveMakesRoom() {
    host("h1", 10);
    host("h2", 10);
    int moved = engine.assign(size(4), "h1");
    engine.assign(size(6), "h2");

    assertThat(clearing().roomFor(size(8), MOST)).contains(List.of(new Step(moved, "h1", "h2")));
    assertThat(engine.free("h1", Resources.CPU)).isEqualTo(6);
  }

  @Test
  void aChainOfMovesMakesRoom() {
    host("h1", 10);
    host("h2", 10);
    host("h3", 10);
    engine.assign(size(5), "h1");
    int three = engine.assign(size(3), "h1");
    engine.assign(size(7), "h2");
    int two = engine.assign(size(2), "h2");
    engine.assign(size(8), "h3");

    assertThat(clearing().roomFor(size(4), MOST).orElseThrow())
        .containsExactlyInAnyOrder(new Step(three, "h1", "h2"), new Step(two, "h2", "h3"));
  }

  @Test
  void whatIsTooLargeForEveryHostGetsNoRoom() {
    host("h1", 10);
    engine.assign(size(4), "h1");

    assertThat(clearing().roomFor(size(11), MOST)).isEmpty();
  }

  @Test
  void whatMayNotMoveStays() {
    host("h1", 10);
    host("h2", 10);
    int fixed = size(4);
    engine.assign(fixed, "h1");
    engine.assign(size(7), "h2");

    Clearing clearing = new Clearing(engine, podClass -> podClass != fixed);

    assertThat(clearing.roomFor(size(8), MOST)).isEmpty();
  }

  @Test
  void aHostIsEmptiedAlsoWhenOthersMustMakeWay() {
    host("h1", 10);
    host("h2", 10);
    host("h3", 4);
    engine.assign(size(8), "h1");
    engine.assign(size(4), "h2");

    List<Step> steps = clearing().empty("h1", MOST).orElseThrow();

    assertThat(steps).extracting(Step::to).containsExactlyInAnyOrder("h2", "h3");
  }

  @Test
  void aPodThatMustBeApartMakesWayToo() {
    host("h1", 10);
    host("h2", 10);
    Map<String, String> labels = Map.of("app", "a");
    PodTerm same = PodTerm.in("n", Selector.of(labels), PodTerm.HOSTNAME);
    int first =
        engine.classOf(PodSpec.of("n", labels, Resources.of(1, 0)).with(PodRules.apart(same)));
    int pod = engine.assign(first, "h1");
    engine.assign(size(10), "h2");
    int large = engine.classOf(PodSpec.of("n", labels, Resources.of(9, 0)));

    assertThat(clearing().roomFor(large, MOST)).isEmpty();
    host("h3", 1);
    assertThat(clearing().roomFor(large, MOST)).contains(List.of(new Step(pod, "h1", "h3")));
  }

  @Property(tries = 300)
  void noFewerMovesWouldDo(
      @ForAll("sizes") List<Integer> hosts,
      @ForAll("sizes") List<Integer> running,
      @ForAll("size") int wanted) {
    engine = new Engine(Policy.BALANCE);
    int[] at = new int[running.size()];
    int[] free = new int[hosts.size()];
    for (int h = 0; h < hosts.size(); h++) {
      host("h" + h, hosts.get(h));
      free[h] = hosts.get(h);
    }
    int placed = 0;
    for (int size : running) {
      int pod = engine.place(size(size));
      if (pod != Engine.NONE) {
        at[placed] = Integer.parseInt(engine.host(pod).substring(1));
        free[at[placed]] -= size;
        placed++;
      } else {
        return;
      }
    }

    Optional<List<Step>> found = clearing().roomFor(size(wanted), MOST);

    int least = fewest(running, at, free, wanted, 0);
    assertThat(found.map(List::size).orElse(Integer.MAX_VALUE)).isEqualTo(least);
    found.ifPresent(steps -> assertThat(works(steps, hosts, running, at, wanted)).isTrue());
  }

  /** Every way of moving pods there is, and the fewest moves of those that leave room. */
  private static int fewest(List<Integer> running, int[] at, int[] free, int wanted, int pod) {
    if (pod == running.size()) {
      boolean sound = true;
      boolean fits = false;
      for (int room : free) {
        sound &= room >= 0;
        fits |= room >= wanted;
      }
      return sound && fits ? 0 : Integer.MAX_VALUE;
    }
    int least = fewest(running, at, free, wanted, pod + 1);
    for (int h = 0; h < free.length; h++) {
      if (h != at[pod]) {
        free[at[pod]] += running.get(pod);
        free[h] -= running.get(pod);
        int others = fewest(running, at, free, wanted, pod + 1);
        least = Math.min(least, others == Integer.MAX_VALUE ? others : others + 1);
        free[at[pod]] -= running.get(pod);
        free[h] += running.get(pod);
      }
    }
    return least;
  }

  private static boolean works(
      List<Step> steps, List<Integer> hosts, List<Integer> running, int[] at, int wanted) {
    int[] free = hosts.stream().mapToInt(Integer::intValue).toArray();
    for (int pod = 0; pod < running.size(); pod++) {
      int number = pod;
      int host =
          steps.stream()
              .filter(step -> step.pod() == number)
              .mapToInt(step -> Integer.parseInt(step.to().substring(1)))
              .findFirst()
              .orElse(at[pod]);
      free[host] -= running.get(pod);
    }
    boolean fits = false;
    for (int room : free) {
      if (room < 0) {
        return false;
      }
      fits |= room >= wanted;
    }
    return fits;
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return size().list().ofMinSize(2).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Integer> size() {
    return Arbitraries.integers().between(1, 8);
  }

  private Clearing clearing() {
    return new Clearing(engine, podClass -> true);
  }

  private int size(int cpu) {
    return engine.classOf(PodSpec.of("n", Map.of(), Resources.of(cpu, 0)));
  }

  private void host(String name, int cpu) {
    engine.putHost(HostSpec.of(name, Resources.of(cpu, 0).and(Resources.PODS, 100)));
  }
}
