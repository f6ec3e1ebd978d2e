package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cases of kube-scheduler's own tests of preemption, by their names there. */
class PreemptionTest {
  private final Engine engine = new Engine(Policy.BALANCE);
  private final Map<Integer, String> names = new HashMap<>();

  private void host(String name, int cpu, String zone) {
    Resources capacity = Resources.of(cpu, 100).and(Resources.PODS, 100);
    engine.putHost(HostSpec.of(name, capacity).with(Map.of("zone", zone), List.of()));
  }

  private static PodSpec pod(String app, int cpu, int priority) {
    return PodSpec.of("a", Map.of("app", app), Resources.of(cpu, 0)).withPriority(priority);
  }

  private int there(String name, PodSpec pod, String host) {
    int number = engine.assign(engine.classOf(pod), host);
    names.put(number, name);
    return number;
  }

  /** The host and the victims by name; empty when nobody goes. */
  private List<String> preempt(PodSpec pod) {
    int podClass = engine.classOf(pod);
    assertThat(engine.place(podClass)).as("fits without victims").isEqualTo(Engine.NONE);
    return engine.preempt(podClass).map(this::told).orElse(List.of());
  }

  private List<String> told(Preemption preemption) {
    List<String> told = new ArrayList<>(List.of(preemption.host()));
    preemption.victims().stream().map(names::get).sorted().forEach(told::add);
    return told;
  }

  private static PodTerm app(String app, String key) {
    return PodTerm.in("a", Selector.of(Map.of("app", app)), key);
  }

  @Test
  void basicPodPreemption() {
    host("h1", 4, "z");
    there("low", pod("x", 3, 0), "h1");
    assertThat(preempt(pod("y", 3, 10))).containsExactly("h1", "low");
  }

  @Test
  void nobodyGoesForAPodOfEqualPriority() {
    host("h1", 4, "z");
    there("equal", pod("x", 3, 10), "h1");
    assertThat(preempt(pod("y", 3, 10))).isEmpty();
  }

  @Test
  void nobodyGoesWhenTheHostItselfIsTheObstacle() {
    host("h1", 4, "z");
    there("low", pod("x", 1, 0), "h1");
    PodSpec elsewhere = pod("y", 1, 10).with(HostRules.with(Selector.of(Map.of("zone", "other"))));
    assertThat(preempt(elsewhere)).isEmpty();
  }

  @Test
  void preemptionWithAntiAffinityOfBothSides() {
    host("h1", 4, "z");
    there("p0", pod("p0", 1, 0), "h1");
    PodSpec excludes = pod("p1", 1, 1).with(PodRules.apart(app("preemptor", "zone")));
    there("p1", excludes, "h1");
    PodSpec preemptor = pod("preemptor", 1, 10).with(PodRules.apart(app("p0", "zone")));
    assertThat(preempt(preemptor)).containsExactly("h1", "p0", "p1");
  }

  @Test
  void nobodyGoesWhenOneOfThemMayStay() {
    host("h1", 4, "z");
    there("p0", pod("p0", 1, 0), "h1");
    PodSpec excludes = pod("p1", 1, 10).with(PodRules.apart(app("preemptor", "zone")));
    there("p1", excludes, "h1");
    PodSpec preemptor = pod("preemptor", 1, 10).with(PodRules.apart(app("p0", "zone")));
    assertThat(preempt(preemptor)).isEmpty();
  }

  @Test
  void onlyAsManyGoAsMust() {
    host("h1", 4, "z");
    there("a", pod("x", 1, 5), "h1");
    there("b", pod("x", 1, 0), "h1");
    there("c", pod("x", 2, 0), "h1");
    assertThat(preempt(pod("y", 1, 10))).containsExactly("h1", "c");
  }

  @Test
  void theHostWithTheLowestHighestVictim() {
    host("h1", 4, "z");
    host("h2", 4, "z");
    there("medium", pod("x", 4, 5), "h1");
    there("low-1", pod("x", 2, 1), "h2");
    there("low-2", pod("x", 2, 1), "h2");
    assertThat(preempt(pod("y", 4, 10))).containsExactly("h2", "low-1", "low-2");
  }

  @Test
  void ofEqualPrioritiesTheHostWithFewerVictims() {
    host("h1", 4, "z");
    host("h2", 4, "z");
    there("two-1", pod("x", 2, 1), "h1");
    there("two-2", pod("x", 2, 1), "h1");
    there("one", pod("x", 4, 1), "h2");
    assertThat(preempt(pod("y", 4, 10))).containsExactly("h2", "one");
  }

  @Test
  void ofEqualVictimsTheOneThatCameLast() {
    host("h1", 4, "z");
    host("h2", 4, "z");
    there("early", pod("x", 4, 1), "h1");
    there("late", pod("x", 4, 1), "h2");
    assertThat(preempt(pod("y", 4, 10))).containsExactly("h2", "late");
  }

  @Test
  void aHostWithoutABrokenBudgetIsBetterThanOneWithALowerPriority() {
    host("h1", 4, "z");
    host("h2", 4, "z");
    engine.putBudget("covered", new Budget("a", Selector.of(Map.of("app", "covered")), 0));
    there("covered", pod("covered", 4, 0), "h1");
    there("higher", pod("x", 4, 5), "h2");
    assertThat(preempt(pod("y", 4, 10))).containsExactly("h2", "higher");
  }

  @Test
  void aBudgetIsBrokenLast() {
    host("h1", 4, "z");
    engine.putBudget("covered", new Budget("a", Selector.of(Map.of("app", "covered")), 1));
    there("covered-1", pod("covered", 1, 0), "h1");
    there("covered-2", pod("covered", 1, 0), "h1");
    there("free", pod("x", 2, 5), "h1");
    assertThat(preempt(pod("y", 2, 10))).containsExactly("h1", "free");
  }

  @Test
  void preemptionWithSpreadTakesTwoOfTheThree() {
    host("h1", 4, "z1");
    host("h2", 4, "z2");
    there("high", pod("spread", 1, 20), "h1");
    there("low-1", pod("spread", 1, 0), "h2");
    there("low-2", pod("spread", 1, 0), "h2");
    there("low-3", pod("spread", 1, 0), "h2");
    there("full", pod("x", 3, 20), "h1");
    PodSpec medium =
        pod("spread", 1, 10).with(PodRules.spread(Spread.hard(app("spread", "zone"), 1)));
    assertThat(preempt(medium)).hasSize(3).startsWith("h2");
  }
}
