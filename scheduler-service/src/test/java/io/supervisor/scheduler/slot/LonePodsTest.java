package io.supervisor.scheduler.slot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.scheduler.KnownHost;
import io.supervisor.scheduler.namespace.NamespaceRepository;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.LonePlacement;
import io.supervisor.scheduler.placement.LonePlacement.Bound;
import io.supervisor.scheduler.placement.PodRules;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Volume;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class LonePodsTest {

  private static final String CLEARED = "domain-cleared";
  private static final String LABELLED = "domain-labelled";
  private static final String SUPERVISOR = "domain-lone";
  private static final String WAITING =
      "/api/supervisor/placements/" + SUPERVISOR + "/waiting-pods";

  @Inject LonePods pods;
  @Inject SlotUpkeep upkeep;
  @Inject Snapshots snapshots;
  @Inject NamespaceRepository namespaces;

  @Test
  void aPodHasItsHostAsLongAsItLives() {
    KnownHost.small(SUPERVISOR, "h1");
    PodSpec large = PodSpec.of("red", Map.of("app", "db"), Resources.of(600, 600));

    assertThat(take("one", large).host()).isEqualTo("h1");
    assertThat(take("one", large).host()).as("asked again").isEqualTo("h1");
    assertThat(free()).isEqualTo(400);
    Choice second = take("two", large);
    assertThat(second.found()).isFalse();
    assertThat(second.message())
        .isEqualTo(
            "0 of 1 hosts will do: CPU removed 1. It would fit with 200 millicores less CPU and"
                + " 176 MiB less memory on h1.");

    Awaited.result(() -> upkeep.learn(SUPERVISOR, Map.of("one", Map.of("nvidia.com/gpu", 1))));
    Awaited.result(() -> upkeep.learn(SUPERVISOR, Map.of("one", Map.of("nvidia.com/gpu", 2))));
    assertThat(Awaited.result(() -> snapshots.of(SUPERVISOR)).held().get(0).slot().resources())
        .as("what an older release did not write is learnt once")
        .isEqualTo(Map.of("nvidia.com/gpu", 1));
    Awaited.result(() -> upkeep.keepOnly(SUPERVISOR, Set.of("one", "two")));
    assertThat(free()).as("it lives").isEqualTo(400);
    Awaited.result(() -> upkeep.keepOnly(SUPERVISOR, Set.of("two")));
    assertThat(free()).as("it is gone").isEqualTo(1_000);
    assertThat(take("two", large).host()).isEqualTo("h1");
    Awaited.result(() -> upkeep.keepOnly(SUPERVISOR, Set.of()));

    theRulesOfThePodsThatAreThereCount();
  }

  @Test
  void aPodWhoseHostMustBeClearedHasItFromThenOn() {
    KnownHost.small(CLEARED, "h1");
    PodSpec whole = PodSpec.of("red", Map.of(), Resources.of(1_000, 100));
    LonePod low = new LonePod(CLEARED, "low", "low", whole);
    LonePod medium = new LonePod(CLEARED, "medium", "medium", whole.withPriority(5));
    LonePod high = new LonePod(CLEARED, "high", "high", whole.withPriority(10));
    keep(low);

    nominate(medium, List.of("low"), List.of());
    assertThat(sight(medium).host()).isEqualTo("h1");
    assertThat(sight(medium).victims()).containsExactly("low");
    assertThat(sight(medium).site().free().get(0).cpuMillicores())
        .as("both are counted until one has ended")
        .isEqualTo(-1_000);

    nominate(high, List.of("low"), List.of("medium"));
    assertThat(sight(medium).host()).as("a higher one came").isEmpty();
    assertThat(sight(high).victims()).containsExactly("low");

    Awaited.result(() -> pods.giveUp(high));
    assertThat(sight(high).host()).as("a budget forbids it").isEmpty();
    assertThat(sight(low).host()).isEqualTo("h1");
    Volume elsewhere =
        new Volume(
            "red", "data", Volume.Access.MANY, List.of(Selector.of(Map.of("zone", "other"))));
    assertThat(sight(low).hostWillDo(List.of())).isTrue();
    assertThat(sight(low).hostWillDo(List.of(elsewhere))).isFalse();
    KnownHost.small(CLEARED, "h2");
    Awaited.result(() -> upkeep.isOn(SUPERVISOR, "low", "h2"));
    assertThat(sight(low).host()).as("it was bound there after all").isEqualTo("h2");
    Awaited.result(() -> upkeep.isOn(SUPERVISOR, "low", "h1"));
    KnownHost.cordoned(CLEARED, "h1");
    assertThat(sight(low).hostWillDo(List.of())).isFalse();
  }

  @Test
  void aPodHeedsTheLabelsOfNamespacesAsTheyWereSeenLast() {
    KnownHost.small(LABELLED, "h1");
    PodTerm ofTeam =
        PodTerm.across(
            Selector.of(Map.of("team", "data")), Selector.of(Map.of()), PodTerm.HOSTNAME);
    PodSpec small = PodSpec.of("red", Map.of(), Resources.of(10, 10));
    List<Bound> there = List.of(new Bound(PodSpec.of("db", Map.of(), Resources.of(1, 1)), "h1"));
    LonePod pod = new LonePod(LABELLED, "pod", "pod", small.with(PodRules.apart(ofTeam)));

    assertThat(sight(pod).site().inventory().knows("red")).as("nobody has looked").isFalse();
    assertThat(seen(Map.of("red", Map.of(), "db", Map.of("team", "data")))).isTrue();
    assertThat(seen(new TreeMap<>(Map.of("db", Map.of("team", "data"), "red", Map.of()))))
        .as("the same again")
        .isFalse();
    assertThat(choose(pod, there).message()).contains("APART_FROM_PODS removed 1");
    assertThat(Awaited.result(() -> pods.see(pod, false)).site().inventory().namespaces())
        .as("nobody chooses by them")
        .isEmpty();

    assertThat(seen(Map.of("red", Map.of(), "db", Map.of("team", "web")))).isTrue();
    assertThat(choose(pod, there).host()).isEqualTo("h1");
  }

  private boolean seen(Map<String, Map<String, String>> labels) {
    return Awaited.result(() -> namespaces.see(LABELLED, labels));
  }

  private Choice choose(LonePod pod, List<Bound> there) {
    return new LonePlacement(sight(pod).site().inventory(), List.of(), there, Policy.BALANCE)
        .choose(pod.spec());
  }

  private void keep(LonePod pod) {
    long epoch = sight(pod).epoch();
    assertThat(Awaited.result(() -> pods.keep(pod, epoch, "h1"))).isTrue();
  }

  private void nominate(LonePod pod, List<String> ending, List<String> giving) {
    long epoch = sight(pod).epoch();
    assertThat(Awaited.result(() -> pods.nominate(pod, epoch - 1, "h1", ending, giving)))
        .as("something was decided since")
        .isFalse();
    long now = sight(pod).epoch();
    assertThat(Awaited.result(() -> pods.nominate(pod, now, "h1", ending, giving))).isTrue();
  }

  private LonePods.Sight sight(LonePod pod) {
    return Awaited.result(() -> pods.see(pod, true));
  }

  private void theRulesOfThePodsThatAreThereCount() {
    PodTerm databases = PodTerm.in("red", Selector.of(Map.of("app", "db")), PodTerm.HOSTNAME);
    PodSpec database = PodSpec.of("red", Map.of("app", "db"), Resources.of(1, 1));
    PodSpec apart =
        PodSpec.of("red", Map.of("app", "web"), Resources.of(1, 1)).with(PodRules.apart(databases));

    Choice refused = take("web", apart, List.of(new Bound(database, "h1")));

    assertThat(refused.message()).contains("APART_FROM_PODS removed 1");
    assertThat(take("web", apart, List.of(new Bound(database, "elsewhere"))).host())
        .isEqualTo("h1");
  }

  @Test
  void whatWaitsIsForThoseWhoMaySeeIt() {
    given().get(WAITING).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(WAITING).then().statusCode(403);
    given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get("/api/supervisor/placements/domain-s404/waiting-pods")
        .then()
        .statusCode(404);
    KnownHost.small(SUPERVISOR, "h1");
    given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get(WAITING)
        .then()
        .statusCode(200)
        .body("total", equalTo(0))
        .body("pods", equalTo(List.of()));
  }

  private Choice take(String name, PodSpec spec) {
    return take(name, spec, List.of());
  }

  private Choice take(String name, PodSpec spec, List<Bound> bound) {
    LonePod pod = new LonePod(SUPERVISOR, name, name, spec);
    LonePods.Sight sight = Awaited.result(() -> pods.see(pod, true));
    if (!sight.host().isEmpty()) {
      return Choice.of(sight.host());
    }
    Choice choice =
        new LonePlacement(sight.site().inventory(), List.of(), bound, Policy.BALANCE).choose(spec);
    if (choice.found()) {
      assertThat(Awaited.result(() -> pods.keep(pod, sight.epoch() - 1, choice.host())))
          .as("something was decided since")
          .isFalse();
      long now = Awaited.result(() -> pods.see(pod, true)).epoch();
      assertThat(Awaited.result(() -> pods.keep(pod, now, choice.host()))).isTrue();
    }
    return choice;
  }

  private static int free() {
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get("/api/supervisor/capacity/" + SUPERVISOR)
        .jsonPath()
        .getInt("hosts[0].cpu_free");
  }
}
