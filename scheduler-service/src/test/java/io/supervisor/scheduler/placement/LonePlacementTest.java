package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.scheduler.placement.LonePlacement.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pods that no install asked for, and those of lower priority that end for them. */
class LonePlacementTest {

  private final List<Room> rooms = new ArrayList<>();
  private final List<Bound> bound = new ArrayList<>();
  private final List<Held> untaken = new ArrayList<>();

  private void host(String name, int free) {
    rooms.add(new Room(name, true, free, 1_000, 100, 1_000, 1_000));
  }

  private void there(String uid, int cpu, int priority, String host) {
    bound.add(new Bound(uid, pod(uid, cpu, priority), host, true));
  }

  private static PodSpec pod(String app, int cpu, int priority) {
    return PodSpec.of("red", Map.of("app", app), Resources.of(cpu, 0)).withPriority(priority);
  }

  private LonePlacement placement() {
    return new LonePlacement(Inventory.of(rooms), untaken, bound, Policy.BALANCE);
  }

  private Optional<Nomination> nominate(PodSpec pod, Map<String, Budget> budgets) {
    LonePlacement placement = placement();
    assertThat(placement.choose(pod).found()).as("fits as it is").isFalse();
    return placement.nominate(pod, budgets);
  }

  private static List<String> uids(Optional<Nomination> nomination) {
    return nomination.orElseThrow().victims().stream().map(Bound::uid).toList();
  }

  @Test
  void theLowestEndAndOnlyAsManyAsItTakes() {
    host("h1", 0);
    there("five", 500, 5, "h1");
    there("one", 300, 1, "h1");
    there("two", 200, 2, "h1");

    Optional<Nomination> nomination = nominate(pod("new", 250, 10), Map.of());

    assertThat(nomination).get().extracting(Nomination::host).isEqualTo("h1");
    assertThat(uids(nomination)).containsExactly("one");
  }

  @Test
  void theYoungestOfEqualsEnds() {
    host("h1", 0);
    there("old", 500, 1, "h1");
    there("young", 500, 1, "h1");

    assertThat(uids(nominate(pod("new", 100, 10), Map.of()))).containsExactly("young");
  }

  @Test
  void nobodyEndsForAnEqualOneOrForOneThatPushesNobodyOut() {
    host("h1", 0);
    there("ten", 1_000, 10, "h1");

    assertThat(nominate(pod("new", 100, 10), Map.of())).isEmpty();
    assertThat(nominate(pod("new", 100, 20).preemptingNever(), Map.of())).isEmpty();
  }

  @Test
  void podsOfInstallsAndOfOthersStay() {
    host("h1", 0);
    untaken.add(new Held("s/web", new Slot("Deployment/web", "h1", 500, 0)));
    bound.add(new Bound("others", pod("others", 500, 0), "h1", false));

    assertThat(nominate(pod("new", 100, 1_000_000_000), Map.of())).isEmpty();
  }

  @Test
  void aBudgetIsKeptAndAnotherHostIsTakenForIt() {
    host("h1", 0);
    host("h2", 0);
    there("kept", 1_000, 0, "h1");
    Map<String, Budget> budgets =
        Map.of("red/kept", new Budget("red", Selector.of(Map.of("app", "kept")), 0));

    assertThat(nominate(pod("new", 100, 10), budgets)).isEmpty();
    there("free", 1_000, 5, "h2");
    assertThat(uids(nominate(pod("new", 100, 10), budgets))).containsExactly("free");
  }

  @Test
  void aPodThatWasToComeGivesItsHostBack() {
    host("h1", -600);
    there("low", 1_000, 0, "h1");
    there("medium", 600, 5, "h1");

    assertThat(uids(nominate(pod("high", 1_000, 10), Map.of())))
        .containsExactlyInAnyOrder("low", "medium");
  }
}
