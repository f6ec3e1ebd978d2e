package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalanceTest {

  private static final String WEB = "domain-c8/web.supervisor.io";

  @Test
  void hostsThatAreUsedAlikeNeedNoMoveHoweverManyPodsTheyHave() {
    List<Held> held = new ArrayList<>();
    held.add(pod("large", "h1", 400));
    IntStream.range(0, 4).forEach(i -> held.add(pod("small" + i, "h2", 100)));

    Balance balance = new Balance(Inventory.of(hosts(600, 600)), held, Policy.BALANCE);

    assertThat(balance.imbalance()).isCloseTo(0, within(1e-9));
    assertThat(balance.proposals(5)).isEmpty();
  }

  @Test
  void movesMakeTheUseEvenAndThenThereAreNone() {
    List<Held> held = eightOn("h1");
    Balance balance = new Balance(Inventory.of(hosts(200, 1_000)), held, Policy.BALANCE);
    double before = balance.imbalance();

    List<Proposal> moves = balance.proposals(3);

    assertThat(before).isCloseTo(0.4, within(1e-9));
    assertThat(moves).hasSize(4).allMatch(move -> move.gain() > move.cost());
    assertThat(moves).extracting(Proposal::to).containsOnly("h2");
    assertThat(balance.imbalance()).isCloseTo(0, within(1e-9));
    assertThat(balance.proposals(3)).isEmpty();
  }

  @Test
  void movesOfALowerThresholdAreTheFirstOfAHigherOne() {
    List<List<Proposal>> byThreshold = new ArrayList<>();
    for (int threshold = 1; threshold <= 5; threshold++) {
      List<Held> held = eightOn("h1");
      held.add(pod("odd", "h3", 90));
      byThreshold.add(
          new Balance(Inventory.of(hosts(200, 1_000, 910)), held, Policy.BALANCE)
              .proposals(threshold));
    }

    assertThat(byThreshold.get(0)).isEmpty();
    for (int i = 1; i < byThreshold.size(); i++) {
      List<Proposal> lower = byThreshold.get(i - 1);
      assertThat(byThreshold.get(i).subList(0, lower.size())).isEqualTo(lower);
    }
  }

  @Test
  void aMoveThatCostsMoreThanItGainsIsNotProposed() {
    Held large = new Held(WEB, new Slot("Deployment/web", "h1", 30, 990));

    Balance balance = new Balance(Inventory.of(hosts(970, 1_000)), List.of(large), Policy.BALANCE);

    assertThat(balance.proposals(5)).isEmpty();
  }

  @Test
  void whatRunsOnEveryHostAndWhatDoesNotFitStays() {
    List<Held> held =
        List.of(new Held(WEB, new Slot("DaemonSet/agent", "h1", 800, 10)), pod("web", "h1", 150));

    assertThat(
            new Balance(Inventory.of(List.of(host("h1", 50), full("h2"))), held, Policy.BALANCE)
                .proposals(5))
        .isEmpty();
  }

  @Test
  void aPodWithADeviceIsNotMovedToEvenOutHosts() {
    Map<String, Integer> gpu = Map.of("nvidia.com/gpu", 1);
    Held pod = new Held(WEB, new Slot("Deployment/web", "h1", 400, 10, gpu, Constraints.NONE));
    List<Held> held = List.of(pod, new Held(WEB, new Slot("DaemonSet/agent", "h1", 590, 10)));
    List<Room> hosts =
        IntStream.of(1, 2)
            .mapToObj(
                i ->
                    new Room(
                        "h" + i,
                        true,
                        i == 1 ? 10 : 1_000,
                        i == 1 ? 980 : 1_000,
                        9,
                        1_000,
                        1_000,
                        Map.of("nvidia.com/gpu", new Stock(2 - i % 2, 2)),
                        Map.of(),
                        List.of()))
            .toList();

    assertThat(new Balance(Inventory.of(hosts), held, Policy.BALANCE).proposals(5)).isEmpty();
    Held plain = pod("web", "h1", 400);
    assertThat(
            new Balance(Inventory.of(hosts), List.of(plain, held.get(1)), Policy.BALANCE)
                .proposals(5))
        .isNotEmpty();
    assertThat(Evacuation.of(Inventory.of(hosts), held, Policy.BALANCE, "h1").moves())
        .extracting(Proposal::to)
        .as("but it may end here and begin there when it must")
        .contains("h2");
  }

  @Test
  void podsThatMustBeApartStayApart() {
    Constraints apart = new Constraints(null, null, null, true);
    List<Held> held =
        List.of(
            new Held(WEB, new Slot("Deployment/web", "h1", 400, 10, apart)),
            pod("other", "h1", 10),
            new Held(WEB, new Slot("Deployment/web", "h2", 10, 10, apart)));

    assertThat(new Balance(Inventory.of(hosts(590, 990)), held, Policy.BALANCE).proposals(5))
        .noneMatch(move -> move.from().slot().constraints().onePerHost());
  }

  @Test
  void podsOfAWorkloadAreNotBroughtTogether() {
    Held web = pod("web", "h1", 100);
    List<Held> held = List.of(web, pod("other", "h1", 400), pod("web", "h2", 10));

    assertThat(new Balance(Inventory.of(hosts(0, 990)), held, Policy.BALANCE).proposals(5))
        .extracting(move -> move.from().slot().workload())
        .containsExactly("Deployment/other");

    Held twin = new Held("domain-c1/twin", web.slot());
    List<Held> others = List.of(twin, pod("web", "h2", 10));
    assertThat(new Balance(Inventory.of(hosts(0, 990)), others, Policy.BALANCE).proposals(5))
        .extracting(move -> move.from().install())
        .as("of another install it is another workload")
        .containsExactly("domain-c1/twin");
  }

  @Test
  void aPodOnAHostThatIsNotWhatItAsksForMovesAtEveryThreshold() {
    Constraints ssd = new Constraints(Map.of("disk", "ssd"), null, null, false);
    Held held = new Held(WEB, new Slot("Deployment/web", "h1", 100, 10, ssd));
    Room right =
        new Room("h2", true, 1_000, 1_000, 20, 1_000, 1_000, Map.of("disk", "ssd"), List.of());

    List<Proposal> moves =
        new Balance(Inventory.of(List.of(host("h1", 900), right)), List.of(held), Policy.BALANCE)
            .proposals(1);

    assertThat(moves).extracting(Proposal::reason).containsExactly(Proposal.Reason.RULE);
    assertThat(moves).extracting(Proposal::to).containsExactly("h2");
  }

  @Test
  void aPodIsAloneOnAnEmptyHostAndTheMoreNeighboursThereAreTheWorseItRuns() {
    Held web = pod("web", "h1", 500);
    double before = 101;
    for (long others = 0; others <= 500; others += 100) {
      Balance balance =
          new Balance(Inventory.of(hosts(500 - others)), List.of(web), Policy.BALANCE);

      assertThat(balance.scores()).hasSize(1);
      assertThat(balance.score()).isEqualTo(balance.scores().get(0).score()).isLessThan(before);
      before = balance.score();
    }
    assertThat(new Balance(Inventory.of(hosts(500)), List.of(web), Policy.BALANCE).score())
        .isEqualTo(100);
    assertThat(before).as("half of the host is others'").isEqualTo(87.5);
    assertThat(new Balance(Inventory.of(hosts(500)), List.of(), Policy.BALANCE).score())
        .as("nobody")
        .isEqualTo(100);
  }

  @Test
  void theScoresNameTheWorstFirst() {
    List<Held> held =
        List.of(pod("large", "h1", 700), pod("small", "h1", 100), pod("far", "h2", 9));

    List<PodScore> scores =
        new Balance(Inventory.of(hosts(200, 991)), held, Policy.BALANCE).scores();

    assertThat(scores)
        .extracting(one -> one.pod().slot().workload())
        .containsExactly("Deployment/small", "Deployment/large", "Deployment/far");
  }

  @Test
  void wherePodsRunWellNothingIsMovedHoweverUnevenTheHostsAre() {
    List<Held> held = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> held.add(pod("web" + i, "h1", 100)));

    Balance balance = new Balance(Inventory.of(hosts(600, 1_000)), held, Policy.BALANCE);

    assertThat(balance.imbalance()).isPositive();
    assertThat(balance.scores()).allMatch(one -> one.score() > PodScore.CONTENT);
    assertThat(balance.proposals(5)).isEmpty();
  }

  private static List<Held> eightOn(String host) {
    List<Held> held = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> held.add(pod("web" + i, host, 100)));
    return held;
  }

  private static Held pod(String name, String host, long cpu) {
    return new Held(WEB, new Slot("Deployment/" + name, host, cpu, 10));
  }

  private static List<Room> hosts(long... free) {
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < free.length; i++) {
      rooms.add(host("h" + (i + 1), free[i]));
    }
    return rooms;
  }

  private static Room host(String name, long cpu) {
    return new Room(name, true, cpu, 1_000, 20, 1_000, 1_000);
  }

  private static Room full(String name) {
    return new Room(name, true, 100, 1_000, 20, 1_000, 1_000);
  }
}
