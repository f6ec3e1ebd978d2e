package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstallSlotsTest {

  private static final Demand TWO = new Demand("Deployment/web", 2, false, 100, 128);
  private static final Demand EVERY = new Demand("DaemonSet/agent", 0, true, 100, 128);

  @Test
  void replicasAreSpreadOverHosts() {
    Decision decision = slots(4, 1_000, 1_000).decide(List.of(TWO), List.of());

    assertThat(decision.slots().stream().map(Slot::host)).containsExactly("h1", "h2");
  }

  @Test
  void everyHostGetsItsPodExceptTheUnschedulable() {
    List<Room> rooms = List.of(room("h1", true, 1_000), room("h2", false, 1_000));

    Decision decision = new InstallSlots(rooms, Policy.BALANCE).decide(List.of(EVERY), List.of());

    assertThat(decision.slots().stream().map(Slot::host)).containsExactly("h1");
  }

  @Test
  void aRefusalNamesTheWorkloadAndTheRuleOfEachHost() {
    List<Room> rooms = List.of(room("h1", true, 50), room("h2", false, 1_000));

    Decision decision = new InstallSlots(rooms, Policy.BALANCE).decide(List.of(TWO), List.of());

    assertThat(decision.placed()).isFalse();
    assertThat(decision.slots()).isEmpty();
    assertThat(decision.refused()).isEqualTo("Deployment/web");
    assertThat(decision.rejections())
        .containsExactly(
            new Rejection("CPU", List.of("h1")), new Rejection("SCHEDULABLE", List.of("h2")));
    assertThat(decision.remedies())
        .extracting(Remedy::text)
        .containsExactly("h2 taking pods again", "50 millicores less CPU on h1");
  }

  @Test
  void podsGoToHostsWithTheLabelsTheyAskFor() {
    Constraints ssd = new Constraints(Map.of("disk", "ssd"), null, null, false);
    InstallSlots slots =
        new InstallSlots(
            List.of(labelled("h1", Map.of()), labelled("h2", Map.of("disk", "ssd"))),
            Policy.BALANCE);

    assertThat(slots.decide(List.of(asking(2, ssd)), List.of()).slots())
        .extracting(Slot::host)
        .containsExactly("h2", "h2");
  }

  @Test
  void aKeptSlotMustSuitAndPodsThatMustBeApartAre() {
    Constraints term =
        new Constraints(
            null,
            List.of(List.of(new Requirement("disk", Requirement.Operator.IN, Set.of("ssd")))),
            null,
            true);
    List<Room> rooms =
        List.of(
            labelled("h1", Map.of()),
            labelled("h2", Map.of("disk", "ssd")),
            labelled("h3", Map.of("disk", "ssd")));
    Slot wrong = new Slot("Deployment/web", "h1", 100, 128);
    Slot right = new Slot("Deployment/web", "h3", 100, 128);

    Decision decision =
        new InstallSlots(rooms, Policy.BALANCE)
            .decide(List.of(asking(2, term)), List.of(wrong, right, right));

    assertThat(decision.slots()).extracting(Slot::host).containsExactlyInAnyOrder("h3", "h2");
    Decision tooMany =
        new InstallSlots(rooms, Policy.BALANCE).decide(List.of(asking(3, term)), List.of());
    assertThat(tooMany.refused()).isEqualTo("Deployment/web");
  }

  @Test
  void aTaintKeepsPodsAwayThatDoNotTolerateItAlsoThoseOfEveryHost() {
    Room tainted =
        new Room(
            "h1",
            true,
            1_000,
            1_000,
            20,
            1_000,
            1_000,
            Map.of(),
            List.of(new Taint("dedicated", "db", "NoSchedule")));
    List<Room> rooms = List.of(tainted, labelled("h2", Map.of()));
    Constraints tolerant =
        new Constraints(
            null, null, List.of(new Toleration("dedicated", false, "db", "NoSchedule")), false);
    Demand everywhere = new Demand("DaemonSet/agent", 0, true, 100, 128, tolerant);

    assertThat(new InstallSlots(rooms, Policy.BALANCE).decide(List.of(EVERY), List.of()).slots())
        .extracting(Slot::host)
        .containsExactly("h2");
    assertThat(
            new InstallSlots(rooms, Policy.BALANCE).decide(List.of(everywhere), List.of()).slots())
        .extracting(Slot::host)
        .containsExactly("h1", "h2");
    Decision refused =
        new InstallSlots(List.of(tainted), Policy.BALANCE).decide(List.of(TWO), List.of());
    assertThat(refused.rejections()).extracting(Rejection::filter).containsExactly("TAINTS");
  }

  private static Demand asking(int pods, Constraints constraints) {
    return new Demand("Deployment/web", pods, false, 100, 128, constraints);
  }

  private static Room labelled(String name, Map<String, String> labels) {
    return new Room(name, true, 1_000, 1_000, 20, 1_000, 1_000, labels, List.of());
  }

  @Test
  void aDecisionSaysWhyAHostWasTakenAndWhichIsTheNextBest() {
    List<Room> rooms = List.of(room("h1", true, 600), room("h2", true, 900), room("h3", true, 50));

    Decision decision = new InstallSlots(rooms, Policy.BALANCE).decide(List.of(TWO), List.of());

    assertThat(decision.explanations()).hasSize(2);
    Explanation first = decision.explanations().get(0);
    assertThat(first.workload()).isEqualTo("Deployment/web");
    assertThat(first.rejections()).containsExactly(new Rejection("CPU", List.of("h3")));
    assertThat(first.chosen().host()).isEqualTo("h2");
    assertThat(first.next().host()).isEqualTo("h1");
    assertThat(first.chosen().score()).isGreaterThan(first.next().score());
    assertThat(first.chosen().terms().get("POLICY")).isEqualTo(0.8);
    Explanation second = decision.explanations().get(1);
    assertThat(second.chosen().host()).isEqualTo("h1");
    assertThat(second.next().terms().get("HOST_RULES")).isNegative();
  }

  @Test
  void aSlotOnAHostThatIsGoneIsNotKept() {
    Slot gone = new Slot("Deployment/web", "h9", 100, 128);

    Decision decision = slots(3, 1_000, 1_000).decide(List.of(TWO), List.of(gone));

    assertThat(decision.slots().stream().map(Slot::host)).containsExactly("h1", "h2");
  }

  @Test
  void slotsThatStillFitAreKept() {
    Slot kept = new Slot("Deployment/web", "h3", 100, 128);

    Decision decision = slots(3, 1_000, 1_000).decide(List.of(TWO), List.of(kept));

    assertThat(decision.slots().stream().map(Slot::host)).containsExactly("h3", "h1");
  }

  @Test
  void noHostAtAllRefusesEverything() {
    assertThat(slots(0, 0, 0).decide(List.of(EVERY), List.of()).placed()).isFalse();
    assertThat(slots(0, 0, 0).decide(List.of(TWO), List.of()).placed()).isFalse();
  }

  @Test
  void capacityIsNeverExceeded() {
    Demand seven = new Demand("Deployment/big", 7, false, 300, 10);

    Decision full = slots(2, 1_000, 1_000).decide(List.of(seven), List.of());
    Decision six =
        slots(2, 1_000, 1_000)
            .decide(List.of(new Demand("Deployment/big", 6, false, 300, 10)), List.of());

    assertThat(full.placed()).isFalse();
    assertThat(six.slots()).hasSize(6);
  }

  private static InstallSlots slots(int hosts, long cpu, long memory) {
    return new InstallSlots(
        IntStream.rangeClosed(1, hosts)
            .mapToObj(i -> new Room("h" + i, true, cpu, memory, 110, cpu, memory))
            .toList(),
        Policy.BALANCE);
  }

  private static Room room(String name, boolean schedulable, long cpu) {
    return new Room(name, schedulable, cpu, 1_000, 110, 1_000, 1_000);
  }
}
