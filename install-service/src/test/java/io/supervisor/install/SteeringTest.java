package io.supervisor.install;

import static io.restassured.RestAssured.given;
import static io.supervisor.install.Party.operator;
import static io.supervisor.install.Party.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Revisions, rollback, automatic return, pause, retry, forced removal. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class SteeringTest {

  private static final String NOTHING = "{\"requires\":[],\"provides\":[],\"conflicts\":[]}";
  private static final String REQUESTS = "supervisor.install.placement-requests.v1";
  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        colour: red
      """;

  @Inject Sealer sealer;

  @Test
  void everyCallNeedsATokenAndARole() {
    String install = "/api/supervisor/installs/domain-c8/nobody.example.org";
    for (String call : List.of("rollback", "retry", "pause", "resume", "force-removal")) {
      String path = install + "/" + call;
      String body =
          call.equals("rollback") ? "{\"revision\":1}" : "{\"confirm\":\"nobody.example.org\"}";
      given().contentType("application/json").body(body).post(path).then().statusCode(401);
      viewer().contentType("application/json").body(body).post(path).then().statusCode(403);
      operator().body(body).post(path).then().statusCode(404);
    }
    String policy = "{\"on_failed_upgrade\":\"STOP\",\"ready_within_ms\":60000}";
    given()
        .contentType("application/json")
        .body(policy)
        .put(install + "/policy")
        .then()
        .statusCode(401);
    viewer()
        .contentType("application/json")
        .body(policy)
        .put(install + "/policy")
        .then()
        .statusCode(403);
    operator().body(policy).put(install + "/policy").then().statusCode(404);
    for (String path : List.of("/revisions", "/revisions/1", "/revisions/1/config")) {
      given().get(install + path).then().statusCode(401);
      given().auth().oauth2(Tokens.of("nobody")).get(install + path).then().statusCode(403);
      operator().get(install + path).then().statusCode(404);
    }
    viewer().get(install + "/revisions/1/config").then().statusCode(403);
  }

  @Test
  void badInputNamesTheFieldAndChangesNothing() {
    Party web = installed("bad.example.org");

    operator()
        .body("{}")
        .post(web.path() + "/rollback")
        .then()
        .statusCode(400)
        .body(containsString("revision"));
    operator()
        .body("{\"on_failed_upgrade\":\"REVERT\",\"ready_within_ms\":5}")
        .put(web.path() + "/policy")
        .then()
        .statusCode(400)
        .body(containsString("ready_within_ms"));
    operator()
        .body("{\"confirm\":\"other\"}")
        .post(web.path() + "/force-removal")
        .then()
        .statusCode(400)
        .body(containsString("confirm"));
    operator()
        .body("{\"confirm\":\"bad.example.org\"}")
        .post(web.path() + "/force-removal")
        .then()
        .statusCode(400)
        .body(containsString("remove it first"));
    operator()
        .post(web.path() + "/retry")
        .then()
        .statusCode(400)
        .body(containsString("nothing to retry"));
    operator()
        .body("{\"revision\":1}")
        .post(web.path() + "/rollback")
        .then()
        .statusCode(400)
        .body(containsString("wanted now"));
    operator().body("{\"revision\":7}").post(web.path() + "/rollback").then().statusCode(404);
    web.awaitPhase("READY", 1);
  }

  @Test
  void goesBackToAnEarlierRevisionWithItsValues() {
    Party web = installed("back.example.org");
    web.register("2.0.0", NOTHING, OBJECTS);
    web.runs("2.0.0", "colour: blue", 2);

    operator()
        .body("{\"revision\":1}")
        .post(web.path() + "/rollback")
        .then()
        .statusCode(202)
        .body("version", equalTo("1.0.0"))
        .body("revision", equalTo(3))
        .body("phase", equalTo("REQUESTED"))
        .body("note", containsString("ann went back from revision 2 to revision 1"));

    web.awaitPhase("RENDERED", 3);
    web.placed(3);
    web.ready(3);
    web.awaitPhase("READY", 3);
    web.view().body("current_version", equalTo("1.0.0")).body("good_revision", equalTo(3));
    viewer()
        .get(web.path() + "/revisions")
        .then()
        .body("items.revision", contains(3, 2, 1))
        .body("items.cause", contains("ROLLBACK", "CHANGE", "INSTALL"))
        .body("items.result", contains("READY", "READY", "READY"))
        .body("items[0].return_to", equalTo(1));
    operator().get(web.path() + "/revisions/2/config").then().body(equalTo("colour: blue"));
    operator().get(web.path() + "/revisions/3/config").then().body(equalTo("colour: red"));
    viewer()
        .get(web.path() + "/revisions?limit=1")
        .then()
        .body("items.revision", contains(3))
        .body("next", equalTo("3"));
    viewer()
        .get(web.path() + "/revisions?limit=2&before=3")
        .then()
        .body("items.revision", contains(2, 1));
    String told = lastTold(web);
    assertThat(told)
        .contains("\"config_seq\":1")
        .contains("\"command_seq\":2")
        .doesNotContain("colour");
  }

  @Test
  void anUpgradeThatDoesNotGetReadyReturnsByItselfAndSaysWhy() {
    Party web = installed("late.example.org");
    web.register("2.0.0", NOTHING, OBJECTS);
    operator()
        .body("{\"on_failed_upgrade\":\"REVERT\",\"ready_within_ms\":1500}")
        .put(web.path() + "/policy")
        .then()
        .statusCode(200);

    web.command("2.0.0", "colour: blue");
    web.awaitPhase("RENDERED", 2);
    web.placed(2);
    web.applied(2);
    web.degraded(2);

    web.awaitPhase("RENDERED", 3);
    web.view()
        .body("version", equalTo("1.0.0"))
        .body(
            "note",
            containsString("Version 2.0.0 (revision 2) did not get ready within 1 s: NotReady"));
    web.placed(3);
    web.ready(3);
    web.awaitPhase("READY", 3);
    viewer()
        .get(web.path() + "/revisions")
        .then()
        .body("items.result", contains("READY", "REVERTED", "READY"));
    viewer()
        .get(web.path() + "/timeline")
        .then()
        .body("cause", hasItem("not-ready-in-time"))
        .body("find { it.phase == 'FAILED' }.object", equalTo("Deployment/web"))
        .body(
            "find { it.phase == 'FAILED' }.events",
            contains("Warning Failed pod/web-1: pull failed"))
        .body("find { it.phase == 'FAILED' }.actor", equalTo("namespace-service"))
        .body("[0].actor", equalTo("ann"))
        .body("[-1].duration_ms", nullValue());
    operator().get(web.path() + "/revisions/3/config").then().body(equalTo("colour: red"));
    assertThat(lastTold(web)).contains("WARNING").contains("did not get ready");
  }

  @Test
  void withoutThePolicyAnUpgradeStopsWhereItIs() throws InterruptedException {
    Party web = installed("stop.example.org");
    web.register("2.0.0", NOTHING, OBJECTS);
    operator()
        .body("{\"on_failed_upgrade\":\"STOP\",\"ready_within_ms\":1000}")
        .put(web.path() + "/policy")
        .then()
        .statusCode(200);
    web.command("2.0.0", "");
    web.awaitPhase("RENDERED", 2);
    web.placed(2);
    web.degraded(2);
    web.awaitPhase("FAILED", 2);

    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> web.view().body("generation", equalTo(2)).body("phase", equalTo("FAILED")));
  }

  @Test
  void aPausedInstallStartsNothingUntilItIsResumed() {
    Party web = installed("pause.example.org");
    operator().post(web.path() + "/pause").then().statusCode(200).body("paused", equalTo(true));

    web.command("1.0.0", "colour: green");
    web.awaitPhase("REQUESTED", 2);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> web.view().body("phase", equalTo("REQUESTED")).body("reason", equalTo("Paused")));

    operator().post(web.path() + "/resume").then().statusCode(200).body("paused", equalTo(false));
    web.awaitPhase("RENDERED", 2);
  }

  @Test
  void aRefusedPlacementIsAskedForAgainOnDemand() {
    Party web = new Party(sealer, "domain-c8", "retry.example.org");
    web.register("1.0.0", NOTHING, OBJECTS);
    web.command("1.0.0", "");
    web.awaitPhase("RENDERED", 1);
    web.refused(1);
    web.awaitPhase("FAILED", 1);
    web.view()
        .body("conditions.find { it.type == 'Placed' }.status", equalTo("False"))
        .body("conditions.find { it.type == 'Placed' }.hint", equalTo("Add a host."))
        .body("conditions.find { it.type == 'Rendered' }.status", equalTo("True"));

    operator().post(web.path() + "/retry").then().statusCode(202).body("attempt", equalTo(2));

    await()
        .untilAsserted(
            () ->
                assertThat(Topic.named(REQUESTS).of(web.id(), 2).get(1).value())
                    .contains("\"attempt\":2"));
    web.placed(1);
    web.awaitPhase("PLACED", 1);
  }

  @Test
  void aRemovalThatSticksIsNamedAndCanBeForced() {
    Party web = installed("stuck.example.org");
    web.remove();
    web.awaitPhase("REMOVING", 2);
    web.report(
        "supervisor.namespace.workloads.v1",
        "namespace.workload-removing",
        2,
        """
        "namespace":"svc-stuck-domain-c8","remaining":1,"stuck":true,"objects":[{"kind":"ConfigMap",\
        "name":"web","finalizers":["example.org/hold"],"message":"deleted 12 s ago"}]""");
    await()
        .untilAsserted(
            () ->
                web.view()
                    .body("reason", equalTo("RemovalStuck"))
                    .body("message", containsString("ConfigMap/web (held by example.org/hold)"))
                    .body("hint", containsString("force")));

    operator()
        .body("{\"confirm\":\"stuck.example.org\"}")
        .post(web.path() + "/force-removal")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(
            () ->
                assertThat(Topic.named(REQUESTS).of(web.id(), 3).get(2).value())
                    .contains("\"force\":true"));
    web.report(
        "supervisor.namespace.workloads.v1",
        "namespace.workload-removed",
        2,
        "\"left_behind\":true");
    web.awaitPhase("REMOVED", 2);
    web.view().body("reason", equalTo("RemovedByForce"));
    viewer().get(web.path() + "/timeline").then().body("cause", hasItem("forced-removal"));
    assertThat(Topic.named("supervisor.install.audit.v1").of("ann", 1))
        .anyMatch(one -> one.value().contains("forced-removal") && one.value().contains(web.id()));
    operator().get(web.path() + "/revisions/1/config").then().statusCode(200).body(equalTo(""));
    operator()
        .body("{\"revision\":1}")
        .post(web.path() + "/rollback")
        .then()
        .statusCode(400)
        .body(containsString("Install it again"));

    web.runs("1.0.0", "colour: black", 3);
    operator()
        .body("{\"revision\":1}")
        .post(web.path() + "/rollback")
        .then()
        .statusCode(400)
        .body(containsString("before the install was removed"));
  }

  @Test
  void theTimelineIsAlsoAStreamThatGoesOnWhereAReaderWas() throws Exception {
    Party web = installed("stream.example.org");
    HttpRequest first =
        HttpRequest.newBuilder(
                URI.create(
                    RestAssured.baseURI + ":" + RestAssured.port + web.path() + "/timeline/stream"))
            .header("Authorization", "Bearer " + Tokens.of("vic", "viewer"))
            .build();
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    client.sendAsync(first, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
    await().untilAsserted(() -> assertThat(lines.toString()).contains("\"phase\":\"READY\""));
    List<String> ids = lines.stream().filter(one -> one.startsWith("id:")).toList();

    web.command("1.0.0", "colour: green");

    await().untilAsserted(() -> assertThat(lines.toString()).contains("\"generation\":2"));
    assertThat(lines.toString()).contains("\"actor\":\"ann\"").doesNotContain("green");
    String id = ids.get(ids.size() - 2).substring(3);
    List<String> rest = new CopyOnWriteArrayList<>();
    HttpRequest again =
        HttpRequest.newBuilder(first.uri())
            .header("Authorization", "Bearer " + Tokens.of("vic", "viewer"))
            .header("Last-Event-ID", id)
            .build();
    client.sendAsync(again, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(rest)));
    await().untilAsserted(() -> assertThat(rest).anyMatch(one -> one.contains("READY")));
    assertThat(rest).filteredOn(one -> one.contains("\"generation\":1")).hasSize(1);
    String unknown = "/api/supervisor/installs/domain-c8/none.example.org/timeline/stream";
    given().get(unknown).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(unknown).then().statusCode(403);
    viewer().get(unknown).then().statusCode(404);
  }

  /** Collects the lines of a body that has no end. */
  private record Lines(List<String> into) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      into.add(line);
    }

    @Override
    public void onError(Throwable failure) {
      into.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
      into.add("ended");
    }
  }

  private Party installed(String service) {
    Party party = new Party(sealer, "domain-c8", service);
    party.register("1.0.0", NOTHING, OBJECTS);
    party.runs("1.0.0", "colour: red", 1);
    return party;
  }

  private static String lastTold(Party party) {
    var told = Topic.named("supervisor.install.installs.v1").of(party.id(), 5);
    return told.get(told.size() - 1).value();
  }
}
