package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the pods of an install ask of other pods. */
class InstallRulesTest {

  private static final String WEB = "s/web";
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final PodTerm DATABASES =
      new PodTerm(Selector.of(Map.of("app", "db")), Set.of(), null, PodTerm.HOSTNAME);

  @Test
  void aHostPortIsForOneInstallOnly() {
    Demand http = demand("Deployment/http", 2, port(80));
    Held taken = held("s/contour", "h1", port(80));

    Decision decision = decide(2, List.of(taken), List.of(http), List.of());

    assertThat(decision.placed()).isFalse();
    assertThat(decision.rejections())
        .extracting(Rejection::filter)
        .containsExactlyInAnyOrder("HOST_PORTS");
    assertThat(hosts(decide(3, List.of(taken), List.of(http), List.of())))
        .containsExactlyInAnyOrder("h2", "h3");
  }

  @Test
  void aSlotKeepsItsPortAndAnotherOnePodCannotHaveIt() {
    Demand http = demand("Deployment/http", 1, port(80));
    Slot own = slot("Deployment/http", "h1", PodTraits.NONE);
    Held taken = held("s/contour", "h1", port(80));

    assertThat(hosts(decide(2, List.of(), List.of(http), List.of(own)))).containsExactly("h1");
    assertThat(hosts(decide(2, List.of(taken), List.of(http), List.of(own)))).containsExactly("h2");
  }

  @Test
  void podsStayApartFromThoseOfOtherInstallsInBothDirections() {
    PodRules rule = PodRules.apart(named(DATABASES, "svc-db"));
    Held database = held("s/db", "h1", new PodTraits("svc-db", Map.of("app", "db"), null, null));
    Demand web = demand("Deployment/web", 1, new PodTraits("svc-web", Map.of(), null, rule));

    assertThat(hosts(decide(2, List.of(database), List.of(web), List.of()))).containsExactly("h2");

    Held apart = held("s/web", "h1", new PodTraits("svc-web", Map.of(), null, rule));
    Demand db =
        demand("StatefulSet/db", 1, new PodTraits("svc-db", Map.of("app", "db"), null, null));
    assertThat(hosts(decide(2, List.of(apart), List.of(db), List.of()))).containsExactly("h2");
  }

  @Test
  void namespacesAreChosenByTheirNamesToo() {
    PodTerm anywhere =
        PodTerm.across(
            Selector.of(Map.of("kubernetes.io/metadata.name", "svc-db")),
            Selector.of(Map.of("app", "db")),
            PodTerm.HOSTNAME);
    Held database = held("s/db", "h2", new PodTraits("svc-db", Map.of("app", "db"), null, null));
    Demand web =
        demand("Deployment/web", 2, new PodTraits("svc-web", null, null, PodRules.near(anywhere)));

    assertThat(hosts(decide(3, List.of(database), List.of(web), List.of())))
        .containsExactly("h2", "h2");
    assertThat(decide(3, List.of(), List.of(web), List.of()).rejections())
        .extracting(Rejection::filter)
        .containsExactly("NEAR_PODS");
  }

  @Test
  void aWorkloadThatIsToBeNearAnotherWaitsForItsTurn() {
    Demand web =
        demand("Deployment/web", 2, new PodTraits("svc", Map.of(), null, PodRules.near(DATABASES)));
    Demand db = demand("StatefulSet/db", 1, new PodTraits("svc", Map.of("app", "db"), null, null));

    Decision decision = decide(3, List.of(), List.of(web, db), List.of());

    assertThat(decision.slots()).extracting(Slot::workload).startsWith("StatefulSet/db");
    assertThat(Set.copyOf(hosts(decision))).hasSize(1);
  }

  @Test
  void itWaitsForItsTurnAlsoWhereANamespaceIsChosenByALabel() {
    PodTerm near =
        PodTerm.across(
            Selector.of(Map.of("team", "data")),
            Selector.of(Map.of("app", "db")),
            PodTerm.HOSTNAME);
    Demand web =
        demand("Deployment/web", 2, new PodTraits("svc", Map.of(), null, PodRules.near(near)));
    Demand db = demand("StatefulSet/db", 1, new PodTraits("svc", Map.of("app", "db"), null, null));
    Inventory known = new Inventory(rooms(3), Map.of("svc", Map.of("team", "data")));

    Decision decision =
        new InstallSlots(known, List.of(), Policy.BALANCE).decide(WEB, List.of(web, db), List.of());

    assertThat(decision.slots()).extracting(Slot::workload).startsWith("StatefulSet/db");
    assertThat(Set.copyOf(hosts(decision))).hasSize(1);
    assertThat(decide(3, List.of(), List.of(web, db), List.of()).placed())
        .as("nobody knows the label")
        .isFalse();
  }

  @Test
  void workloadsThatWaitForEachOtherAreTriedAsGiven() {
    PodTerm webs = new PodTerm(Selector.of(Map.of("app", "web")), null, null, PodTerm.HOSTNAME);
    Demand web =
        demand(
            "Deployment/web",
            1,
            new PodTraits("svc", Map.of("app", "web"), null, PodRules.near(DATABASES)));
    Demand db =
        demand(
            "StatefulSet/db",
            1,
            new PodTraits("svc", Map.of("app", "db"), null, PodRules.near(webs)));

    assertThat(decide(2, List.of(), List.of(web, db), List.of()).refused())
        .isEqualTo("Deployment/web");
  }

  @Test
  void podsAreSpreadOverZonesAndKeptSlotsMustBe() {
    PodTerm webs = new PodTerm(Selector.of(Map.of("app", "web")), Set.of(), null, ZONE);
    PodTraits traits =
        new PodTraits("svc", Map.of("app", "web"), null, PodRules.spread(Spread.hard(webs, 1)));
    Slot inA = slot("Deployment/web", "h1", traits);

    Decision fresh = decide(4, List.of(), List.of(demand("Deployment/web", 4, traits)), List.of());
    Decision kept =
        decide(
            4,
            List.of(),
            List.of(demand("Deployment/web", 3, traits)),
            List.of(inA, inA, inA, slot("Deployment/web", "h2", traits)));

    assertThat(hosts(fresh).stream().filter(host -> zone(host).equals("a"))).hasSize(2);
    assertThat(hosts(kept)).containsExactlyInAnyOrder("h1", "h2", "h1");
  }

  @Test
  void likedHostsAndLikedPodsAreBetterThanOthers() {
    Constraints zoneB =
        new Constraints(
            Map.of(),
            List.of(),
            List.of(),
            false,
            List.of(new LikedHosts(Selector.of(Map.of(ZONE, "b")), 100)),
            null);
    Demand web = new Demand("Deployment/web", 1, false, 100, 128, zoneB);

    assertThat(hosts(decide(2, List.of(), List.of(web), List.of()))).containsExactly("h2");
  }

  @Test
  void anInstallThatHasNoRulesIsNotHeldUpByThoseOfOthers() {
    Demand plain = demand("Deployment/plain", 1, PodTraits.NONE);
    Held other = held("s/other", "h1", new PodTraits("svc", Map.of("app", "db"), null, null));

    assertThat(decide(1, List.of(other), List.of(plain), List.of()).placed()).isTrue();
  }

  @Test
  void aNewPodTakesNoPlaceFromWhichAnotherWouldHaveToGo() {
    PodTerm first = new PodTerm(Selector.of(Map.of("app", "a")), null, null, PodTerm.HOSTNAME);
    PodTraits ofA = new PodTraits("svc", Map.of("app", "a"), null, null);
    PodTraits ofB = new PodTraits("svc", Map.of("app", "b"), null, PodRules.apart(first));
    List<Slot> existing = List.of(slot("Deployment/a", "h1", ofA), slot("Deployment/b", "h2", ofB));

    Decision decision =
        decide(
            2,
            List.of(),
            List.of(demand("Deployment/a", 2, ofA), demand("Deployment/b", 1, ofB)),
            existing);

    assertThat(decision.slots())
        .extracting(one -> one.workload() + " on " + one.host())
        .containsExactly("Deployment/a on h1", "Deployment/a on h1", "Deployment/b on h2");
  }

  @Test
  void aPodWithoutAnInstallHeedsSlotsWhosePodsAreNotThereYet() {
    PodSpec lone =
        PodSpec.of("red", Map.of(), Resources.of(1, 1)).with(Set.of(new HostPort("TCP", 80, "")));
    List<Held> untaken = List.of(held("s/contour", "h1", port(80)));

    Choice choice =
        new LonePlacement(Inventory.of(rooms(1)), untaken, List.of(), Policy.BALANCE).choose(lone);

    assertThat(choice.message()).contains("HOST_PORTS removed 1", "h1 with its ports free");
  }

  private static Decision decide(
      int hosts, List<Held> others, List<Demand> demands, List<Slot> existing) {
    return new InstallSlots(Inventory.of(rooms(hosts)), others, Policy.BALANCE)
        .decide(WEB, demands, existing);
  }

  private static List<Room> rooms(int hosts) {
    return IntStream.rangeClosed(1, hosts)
        .mapToObj(i -> "h" + i)
        .map(
            name ->
                new Room(
                    name,
                    true,
                    1_000,
                    1_000,
                    20,
                    1_000,
                    1_000,
                    Map.of(PodTerm.HOSTNAME, name, ZONE, zone(name)),
                    List.of()))
        .toList();
  }

  private static String zone(String host) {
    return host.charAt(1) % 2 == 1 ? "a" : "b";
  }

  private static List<String> hosts(Decision decision) {
    return decision.slots().stream().map(Slot::host).toList();
  }

  private static PodTraits port(int number) {
    return new PodTraits("", null, Set.of(new HostPort("TCP", number, "")), null);
  }

  private static PodTerm named(PodTerm term, String namespace) {
    return PodTerm.in(namespace, term.pods(), term.topologyKey());
  }

  private static Demand demand(String workload, int pods, PodTraits traits) {
    return new Demand(workload, pods, false, 100, 128, Constraints.NONE.with(traits));
  }

  private static Slot slot(String workload, String host, PodTraits traits) {
    return new Slot(workload, host, 100, 128, Constraints.NONE.with(traits));
  }

  private static Held held(String install, String host, PodTraits traits) {
    return new Held(install, slot("Deployment/" + install.substring(2), host, traits));
  }
}
