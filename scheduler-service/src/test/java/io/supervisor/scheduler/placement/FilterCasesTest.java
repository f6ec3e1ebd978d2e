package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cases of kube-scheduler's own tests of its filters, by their names there, and bugs it had
 * once, by their numbers.
 */
class FilterCasesTest {
  private static final String PENDING = "pending";
  private static final String SCHEDULE = "NoSchedule";
  private static final PodSpec POD = PodSpec.of("a", Map.of("app", "x"), Resources.of(1, 0));

  private final Engine engine = new Engine(Policy.BALANCE);

  private void host(String name, Map<String, String> labels, Taint... taints) {
    Resources capacity = Resources.of(100, 100).and(Resources.PODS, 10).and(Resources.STORAGE, 100);
    engine.putHost(HostSpec.of(name, capacity).with(labels, List.of(taints)));
  }

  private String place(PodSpec pod) {
    int number = engine.place(engine.classOf(pod));
    return number == Engine.NONE ? PENDING : engine.host(number);
  }

  private static PodSpec app(String namespace, String app) {
    return PodSpec.of(namespace, Map.of("app", app), Resources.of(1, 0));
  }

  private static Selector expression(String key, Requirement.Operator operator, String... values) {
    return new Selector(List.of(new Requirement(key, operator, Set.of(values))));
  }

  private static Toleration equal(String key, String value) {
    return new Toleration(key, false, value, SCHEDULE);
  }

  private static PodSpec tolerating(Toleration... tolerations) {
    return POD.with(new HostRules(Set.of(), Selector.ALL, List.of(), List.of(tolerations)));
  }

  @ParameterizedTest
  @CsvSource({"cpu", "memory", "ephemeral-storage"})
  void validatesResourceLimitsOfPodsThatAreAllowedToRun(String resource) {
    host("h1", Map.of());
    host("h2", Map.of());
    for (String host : List.of("h1", "h2")) {
      PodSpec filler = PodSpec.of("a", Map.of(), new Resources(Map.of(resource, 70)));
      engine.assign(engine.classOf(filler), host);
    }

    assertThat(place(PodSpec.of("a", Map.of(), new Resources(Map.of(resource, 50)))))
        .isEqualTo(PENDING);
    assertThat(place(PodSpec.of("a", Map.of(), new Resources(Map.of(resource, 30)))))
        .isEqualTo("h1");
  }

  @Test
  void verifyPodOverheadIsAccountedFor() {
    host("h1", Map.of());
    engine.assign(engine.classOf(PodSpec.of("a", Map.of(), Resources.of(70, 0))), "h1");

    assertThat(place(PodSpec.of("a", Map.of(), Resources.of(20 + 25, 0)))).isEqualTo(PENDING);
  }

  @Test
  void validatesThatNodeSelectorIsRespectedIfMatching() {
    host("h1", Map.of());
    host("h2", Map.of("disk", "ssd"));
    HostRules ssd =
        new HostRules(Set.of(), Selector.of(Map.of("disk", "ssd")), List.of(), List.of());

    assertThat(place(POD.with(ssd))).isEqualTo("h2");
  }

  @Test
  void validatesThatNodeSelectorIsRespectedIfNotMatching() {
    host("h1", Map.of("disk", "hdd"));

    assertThat(place(POD.with(HostRules.with(Selector.of(Map.of("disk", "ssd"))))))
        .isEqualTo(PENDING);
  }

  @Test
  void requiredNodeAffinityTermsAreOredAndExpressionsAreAnded() {
    host("h1", Map.of("disk", "ssd"));
    host("h2", Map.of("disk", "ssd", "zone", "b"));
    Selector both =
        new Selector(
            List.of(
                new Requirement("disk", Requirement.Operator.IN, Set.of("ssd")),
                new Requirement("zone", Requirement.Operator.EXISTS, Set.of())));
    Selector never = expression("disk", Requirement.Operator.IN, "tape");

    assertThat(
            place(POD.with(new HostRules(Set.of(), Selector.ALL, List.of(never, both), List.of()))))
        .isEqualTo("h2");
    assertThat(place(POD.with(new HostRules(Set.of(), Selector.ALL, List.of(never), List.of()))))
        .isEqualTo(PENDING);
  }

  @ParameterizedTest
  @CsvSource({
    "IN, 5, h1", "IN, 6, pending", "NOT_IN, 6, h1", "NOT_IN, 5, pending", "EXISTS, , h1",
    "DOES_NOT_EXIST, , pending", "GT, 4, h1", "GT, 5, pending", "LT, 6, h1", "LT, 5, pending"
  })
  void operatorsOfNodeAffinity(Requirement.Operator operator, String value, String expected) {
    host("h1", Map.of("size", "5"));
    String[] values = value == null ? new String[0] : new String[] {value};

    assertThat(place(POD.with(HostRules.with(expression("size", operator, values)))))
        .isEqualTo(expected);
  }

  @Test
  void validatesThatTaintsTolerationsIsRespected() {
    host("h1", Map.of(), new Taint("a", "1", SCHEDULE), new Taint("b", "1", SCHEDULE));

    assertThat(place(POD)).as("not tolerated").isEqualTo(PENDING);
    assertThat(place(tolerating(equal("a", "1")))).as("some of several").isEqualTo(PENDING);
    assertThat(place(tolerating(equal("a", "1"), equal("b", "2")))).isEqualTo(PENDING);
    assertThat(place(tolerating(equal("a", "1"), equal("b", "1")))).as("all").isEqualTo("h1");
    assertThat(place(tolerating(equal("a", "1"), equal("b", "1"), equal("c", "1"))))
        .as("more than there are")
        .isEqualTo("h1");
    assertThat(place(tolerating(new Toleration("", true, "", "")))).isEqualTo("h1");
  }

  @Test
  void aTolerationWithoutATaintChangesNothing() {
    host("h1", Map.of());

    assertThat(place(tolerating(equal("a", "1")))).isEqualTo("h1");
  }

  @Test
  void anUntoleratedPodIsPlacedWhenTheTaintIsRemoved() {
    host("h1", Map.of(), new Taint("a", "1", SCHEDULE));
    assertThat(place(POD)).isEqualTo(PENDING);

    host("h1", Map.of());

    assertThat(place(POD)).isEqualTo("h1");
  }

  @Test
  void affinityCountsOnlyListedOrMatchingNamespaces() {
    engine.putNamespace(NamespaceSpec.of("red", Map.of("team", "one")));
    engine.putNamespace(NamespaceSpec.of("blue", Map.of("team", "two")));
    host("h1", Map.of());
    host("h2", Map.of());
    engine.assign(engine.classOf(app("red", "db")), "h2");
    Selector db = Selector.of(Map.of("app", "db"));
    Selector teamOne = Selector.of(Map.of("team", "one"));
    Selector teamTwo = Selector.of(Map.of("team", "two"));

    assertThat(place(POD.with(PodRules.near(PodTerm.in("red", db, PodTerm.HOSTNAME)))))
        .isEqualTo("h2");
    assertThat(place(POD.with(PodRules.near(PodTerm.in("blue", db, PodTerm.HOSTNAME)))))
        .isEqualTo(PENDING);
    assertThat(place(POD.with(PodRules.near(PodTerm.across(teamOne, db, PodTerm.HOSTNAME)))))
        .isEqualTo("h2");
    assertThat(place(POD.with(PodRules.near(PodTerm.across(teamTwo, db, PodTerm.HOSTNAME)))))
        .as("wrong team")
        .isEqualTo(PENDING);
  }

  @Test
  void theFirstPodOfASelfAffineSetIsPlaced() {
    host("h1", Map.of());
    PodTerm own = PodTerm.in("a", Selector.of(Map.of("app", "x")), PodTerm.HOSTNAME);

    assertThat(place(POD.with(PodRules.near(own)))).isEqualTo("h1");
    assertThat(
            place(
                app("a", "y")
                    .with(
                        PodRules.near(
                            PodTerm.in("a", Selector.of(Map.of("app", "z")), PodTerm.HOSTNAME)))))
        .isEqualTo(PENDING);
  }

  @Test
  void antiAffinitySymmetry() {
    host("h1", Map.of());
    PodTerm newcomer = PodTerm.in("a", Selector.of(Map.of("app", "x")), PodTerm.HOSTNAME);
    assertThat(place(app("a", "old").with(PodRules.apart(newcomer)))).isEqualTo("h1");

    assertThat(place(POD)).isEqualTo(PENDING);
  }

  @Test
  void validatesFourPodsWithMaxSkewOneAreEvenlyDistributedIntoTwoNodes() {
    host("h1", Map.of());
    host("h2", Map.of());
    PodTerm own = PodTerm.in("a", Selector.of(Map.of("app", "x")), PodTerm.HOSTNAME);
    PodSpec even = POD.with(PodRules.spread(Spread.hard(own, 1)));

    List<String> hosts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      hosts.add(place(even));
    }

    assertThat(Collections.frequency(hosts, "h1")).isEqualTo(2);
    assertThat(Collections.frequency(hosts, "h2")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"true, h1", "false, pending"})
  void hostsLeftOutByTaintPolicyAreNoEmptyDomains(boolean honour, String second) {
    host("h1", Map.of("zone", "a"));
    host("h2", Map.of("zone", "b"), new Taint("t", "", SCHEDULE));
    PodTerm own = PodTerm.in("a", Selector.of(Map.of("app", "x")), "zone");
    PodSpec pod = POD.with(PodRules.spread(new Spread(own, 1, true, 0, honour)));
    assertThat(place(pod)).isEqualTo("h1");

    assertThat(place(pod)).isEqualTo(second);
  }

  @Test
  void whileThereAreFewerThanMinDomainsAnEmptyOneCounts() {
    host("h1", Map.of("zone", "a"));
    PodTerm own = PodTerm.in("a", Selector.of(Map.of("app", "x")), "zone");
    PodSpec pod = POD.with(PodRules.spread(new Spread(own, 1, true, 2, false)));
    assertThat(place(pod)).isEqualTo("h1");

    assertThat(place(pod)).isEqualTo(PENDING);
  }

  @Test
  void bug85726DeletedPodsDoNotBlockAHost() {
    host("h1", Map.of());
    PodSpec large = PodSpec.of("a", Map.of(), Resources.of(100, 0));
    int pod = engine.place(engine.classOf(large));
    engine.release(pod);

    assertThat(place(large)).isEqualTo("h1");
  }

  @Test
  void bug53647PodsOfAHostThatIsGoneAreNotCountedByAffinity() {
    host("h1", Map.of("zone", "a"));
    host("h2", Map.of("zone", "a"));
    engine.assign(engine.classOf(app("a", "db")), "h2");
    PodTerm db = PodTerm.in("a", Selector.of(Map.of("app", "db")), "zone");
    assertThat(place(POD.with(PodRules.near(db)))).isEqualTo("h1");

    engine.removeHost("h2");

    assertThat(place(app("a", "y").with(PodRules.near(db)))).isEqualTo(PENDING);
  }

  @Test
  void aHostThatShrinksHasNothingFreeAndKeepsItsPods() {
    host("h1", Map.of());
    int pod = engine.place(engine.classOf(PodSpec.of("a", Map.of(), Resources.of(90, 0))));

    engine.putHost(HostSpec.of("h1", Resources.of(50, 100).and(Resources.PODS, 10)));

    assertThat(engine.host(pod)).isEqualTo("h1");
    assertThat(place(POD)).isEqualTo(PENDING);
  }
}
