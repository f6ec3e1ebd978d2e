package io.supervisor.scheduler.slot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import io.supervisor.scheduler.KnownHost;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Proposal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class MoveTargetsTest {

  private static final String SUPERVISOR = "domain-m1";
  private static final String INSTALL = SUPERVISOR + "/web.supervisor.io";
  private static final String MOVES = "/api/supervisor/drs/" + SUPERVISOR + "/moves";
  private static final Origin BY_HAND = new Origin("ann", "", Lineage.startedBy("r"));

  @Inject MoveTargets targets;
  @Inject Slots slots;
  @Inject SlotUpkeep upkeep;
  @Inject Snapshots snapshots;

  @Test
  void aPodMovesToThePlaceThatIsKeptForIt() {
    KnownHost.small(SUPERVISOR, "h1");
    request();
    await().atMost(Duration.ofSeconds(20)).until(() -> take("m-first").equals("h1"));
    KnownHost.small(SUPERVISOR, "h2");
    Snapshot before = snapshot();
    assertThat(keep(before)).as("in the middle of a rollout").isEmpty();
    ready();
    MoveTargets.Target target =
        await().atMost(Duration.ofSeconds(20)).until(this::keepNow, Optional::isPresent).get();
    assertThat(target.podUid()).isEqualTo("m-first");
    Awaited.result(() -> targets.giveUp(target));
    assertThat(held()).as("given up").containsExactly("h1");
    assertThat(keepNow()).isPresent();

    assertThat(held()).as("both hosts count as used").containsExactly("h1", "h2");
    assertThat(keep(before)).as("of an earlier epoch").isEmpty();
    keepOnly("m-first");
    assertThat(held()).as("the place is kept").containsExactly("h1", "h2");

    keepOnly();
    assertThat(take("m-second")).isEqualTo("h2");
    keepOnly("m-second");
    assertThat(held()).as("the old place is free").containsExactly("h2");

    assertThat(keep(snapshot(), "h2", "h1")).as("it has moved a moment ago").isEmpty();
    whoMayMoveThem();
    aHostIsEmptied();
  }

  /** Of what is begun here nothing comes to pass: the Supervisor is not connected. */
  private void aHostIsEmptied() {
    String evacuation = "/api/supervisor/drs/" + SUPERVISOR + "/hosts/%s/evacuation";
    given().get(evacuation.formatted("h2")).then().statusCode(401);
    as("nobody").get(evacuation.formatted("h2")).then().statusCode(403);
    as("viewer").get(evacuation.formatted("h9")).then().statusCode(404);
    as("viewer")
        .get(evacuation.formatted("h2"))
        .then()
        .statusCode(200)
        .body("takes_pods", equalTo(true))
        .body("moves.to", equalTo(List.of("h1")))
        .body("moves.reason", equalTo(List.of("MAINTENANCE")))
        .body("stranded", equalTo(List.of()));
    given().post(evacuation.formatted("h2")).then().statusCode(401);
    as("viewer").post(evacuation.formatted("h2")).then().statusCode(403);
    as("operator").post(evacuation.formatted("h9")).then().statusCode(404);
    as("operator")
        .post(evacuation.formatted("h2"))
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString("Cordon it first"));
    KnownHost.cordoned(SUPERVISOR, "h2");
    as("operator")
        .post(evacuation.formatted("h2"))
        .then()
        .statusCode(202)
        .body("begun", equalTo(List.of(false)))
        .body("message", equalTo(List.of("The Supervisor cannot be reached now.")));
    assertThat(held()).as("the place was given up").containsExactly("h2");

    assertThat(keep(snapshot(), "h2", "h1", Proposal.Reason.MAINTENANCE)).isPresent();
    assertThat(keep(snapshot(), "h2", "h1", Proposal.Reason.MAINTENANCE))
        .as("it is on its way already")
        .isEmpty();
    scores();
    itComesHome();
  }

  private void itComesHome() {
    String home = "/api/supervisor/drs/" + SUPERVISOR + "/hosts/%s/return";
    given().get(home.formatted("h2")).then().statusCode(401);
    as("nobody").get(home.formatted("h2")).then().statusCode(403);
    as("viewer").get(home.formatted("h9")).then().statusCode(404);
    given().post(home.formatted("h2")).then().statusCode(401);
    as("viewer").post(home.formatted("h2")).then().statusCode(403);
    as("operator").post(home.formatted("h9")).then().statusCode(404);
    as("viewer")
        .get(home.formatted("h2"))
        .then()
        .statusCode(200)
        .body("moves", equalTo(List.of()))
        .body("stranded", equalTo(List.of()));
    keepOnly();
    assertThat(take("m-third")).isEqualTo("h1");
    keepOnly("m-third");

    as("viewer")
        .get(home.formatted("h2"))
        .then()
        .statusCode(200)
        .body("moves", equalTo(List.of()))
        .body("stranded.from", equalTo(List.of("h1")))
        .body("stranded.rejections[0].filter", equalTo(List.of("SCHEDULABLE")));
    as("operator").post(home.formatted("h2")).then().statusCode(202).body("", equalTo(List.of()));
    KnownHost.open(SUPERVISOR, "h2");
    as("viewer")
        .get(home.formatted("h2"))
        .then()
        .statusCode(200)
        .body("moves.to", equalTo(List.of("h2")))
        .body("moves.reason", equalTo(List.of("RETURN")))
        .body("stranded", equalTo(List.of()));
    as("operator")
        .post(home.formatted("h2"))
        .then()
        .statusCode(202)
        .body("begun", equalTo(List.of(false)))
        .body("message", equalTo(List.of("The Supervisor cannot be reached now.")));
    assertThat(held()).as("the place was given up").containsExactly("h1");

    assertThat(keep(snapshot(), "h1", "h2", Proposal.Reason.RETURN)).isPresent();
    keepOnly();
    assertThat(take("m-fourth")).isEqualTo("h2");
    keepOnly("m-fourth");
    as("viewer")
        .get(home.formatted("h2"))
        .then()
        .body("moves", equalTo(List.of()))
        .body("stranded", equalTo(List.of()));
  }

  private void scores() {
    String scores = "/api/supervisor/drs/" + SUPERVISOR + "/scores";
    given().get(scores).then().statusCode(401);
    as("nobody").get(scores).then().statusCode(403);
    as("viewer").get(scores + "?limit=0").then().statusCode(400);
    as("viewer").get("/api/supervisor/drs/domain-m404/scores").then().statusCode(404);
    as("viewer")
        .get(scores + "?limit=1")
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body("pods.workload", equalTo(List.of("Deployment/web")))
        .body("score", equalTo(100.0f));
  }

  private void whoMayMoveThem() {
    given().post(MOVES).then().statusCode(401);
    as("nobody").post(MOVES).then().statusCode(403);
    as("viewer").post(MOVES).then().statusCode(403);
    as("operator").post(MOVES + "?threshold=0").then().statusCode(400);
    as("operator").post("/api/supervisor/drs/domain-m404/moves").then().statusCode(404);
    as("operator").post(MOVES).then().statusCode(202).body("", equalTo(List.of()));
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role, role));
  }

  private Snapshot snapshot() {
    return Awaited.result(() -> snapshots.of(SUPERVISOR));
  }

  private Optional<MoveTargets.Target> keepNow() {
    return keep(snapshot());
  }

  private Optional<MoveTargets.Target> keep(Snapshot at) {
    return keep(at, "h1", "h2");
  }

  private Optional<MoveTargets.Target> keep(Snapshot at, String from, String to) {
    return keep(at, from, to, Proposal.Reason.BALANCE);
  }

  private Optional<MoveTargets.Target> keep(
      Snapshot at, String from, String to, Proposal.Reason reason) {
    Held held =
        at.held().stream().filter(one -> one.slot().host().equals(from)).findFirst().orElseThrow();
    Proposal proposal = new Proposal(held, to, reason, 1, 0);
    return Awaited.result(() -> targets.keep(SUPERVISOR, at.epoch(), proposal, BY_HAND)).target();
  }

  private List<String> held() {
    return snapshot().held().stream().map(one -> one.slot().host()).sorted().toList();
  }

  private void keepOnly(String... living) {
    Awaited.result(() -> upkeep.keepOnly(SUPERVISOR, Set.of(living)));
  }

  private String take(String uid) {
    PendingPod pod =
        new PendingPod(
            SUPERVISOR,
            INSTALL,
            "svc-web",
            "Deployment/web",
            uid,
            "",
            100,
            128,
            Map.of(),
            List.of());
    return Awaited.result(() -> slots.take(pod)).choice().host();
  }

  private static void request() {
    Topic.named("supervisor.install.placement-requests.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            INSTALL,
            1,
            "request-" + INSTALL,
            """
            {"supervisor":"%s","service":"web.supervisor.io","generation":1,"attempt":1,"bundle_digest":"%s",
            "namespace":"svc-web","workloads":[{"kind":"Deployment","name":"web","pods":1,
            "every_host":false,"cpu_millicores":100,"memory_mib":128}]}"""
                .formatted(SUPERVISOR, "0".repeat(64)));
  }

  private static void ready() {
    Topic.named("supervisor.namespace.workloads.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.workload-ready.v1",
            INSTALL,
            1,
            "ready-" + INSTALL,
            """
            {"supervisor":"%s","service":"web.supervisor.io","generation":1}"""
                .formatted(SUPERVISOR));
  }
}
