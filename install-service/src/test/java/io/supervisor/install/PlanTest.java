package io.supervisor.install;

import static io.restassured.RestAssured.given;
import static io.supervisor.install.Party.operator;
import static io.supervisor.install.Party.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many services in their order. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class PlanTest {

  private static final String PLANS = "/api/supervisor/plans";
  private static final String REQUESTS = "supervisor.install.admission-requests.v1";
  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      """;

  @Inject Sealer sealer;

  @Test
  void everyCallNeedsATokenAndARole() {
    for (String path : List.of(PLANS, PLANS + "/x")) {
      given().get(path).then().statusCode(401);
      given().auth().oauth2(Tokens.of("nobody")).get(path).then().statusCode(403);
    }
    viewer().get(PLANS).then().statusCode(200);
    viewer().get(PLANS + "/x").then().statusCode(404);
    for (String call : List.of("", "/x/execute", "/x/abort")) {
      given().contentType("application/json").body("{}").post(PLANS + call).then().statusCode(401);
      viewer().contentType("application/json").body("{}").post(PLANS + call).then().statusCode(403);
    }
    operator().post(PLANS + "/x/execute").then().statusCode(404);
    operator()
        .body("{}")
        .post(PLANS)
        .then()
        .statusCode(400)
        .body("data.findings.field", hasItems("supervisors", "services"));
  }

  @Test
  void whatIsMissingIsAddedAndTheOrderIsThatOfTheNeeds() {
    Party top = party("domain-c60", "top.plan.io", "left.plan.io", "right.plan.io");
    party("domain-c60", "left.plan.io", "base.plan.io");
    party("domain-c60", "right.plan.io", "base.plan.io");
    Party base = party("domain-c60", "base.plan.io");
    base.register("1.5.0", needs(), OBJECTS);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                draft("domain-c60", "base.plan.io")
                    .statusCode(201)
                    .body("steps[0].version", equalTo("1.5.0")));

    String plan =
        draft("domain-c60", "top.plan.io")
            .statusCode(201)
            .body("state", equalTo("DRAFT"))
            .body("problems", empty())
            .body(
                "steps.service",
                contains("base.plan.io", "left.plan.io", "right.plan.io", "top.plan.io"))
            .body("steps.order", contains(0, 1, 1, 2))
            .body("steps.version", contains("1.5.0", "1.0.0", "1.0.0", "1.0.0"))
            .body("steps[3].reason", equalTo("asked for"))
            .body("steps[1].reason", equalTo("needed by top.plan.io"))
            .extract()
            .path("plan");
    assertThat(Topic.named(REQUESTS).of(base.id(), 0)).isEmpty();

    operator().post(PLANS + "/" + plan + "/execute").then().statusCode(202);
    runs(base, "1.5.0");
    runs(new Party(sealer, "domain-c60", "left.plan.io"), "1.0.0");
    assertThat(Topic.named(REQUESTS).of(top.id(), 0)).isEmpty();
    runs(new Party(sealer, "domain-c60", "right.plan.io"), "1.0.0");
    runs(top, "1.0.0");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> viewer().get(PLANS + "/" + plan).then().body("state", equalTo("SUCCEEDED")));
    operator()
        .post(PLANS + "/" + plan + "/execute")
        .then()
        .statusCode(400)
        .body(containsString("SUCCEEDED"));
    operator().post(PLANS + "/" + plan + "/abort").then().statusCode(400);
    draft("domain-c60", "top.plan.io")
        .body("steps.service", contains("top.plan.io"))
        .body("steps[0].state", equalTo("READY"));
  }

  @Test
  void aStepThatIsRefusedEndsItsSupervisorOnly() {
    Party one = party("domain-c61", "upper.plan.io", "lower.plan.io");
    Party lower = party("domain-c61", "lower.plan.io");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> draft("domain-c61", "upper.plan.io").extract().statusCode() == 201);
    String plan = draft("domain-c61", "upper.plan.io").statusCode(201).extract().path("plan");
    operator().post(PLANS + "/" + plan + "/execute").then().statusCode(202);
    lower.decides(request(lower), false, "It does not run there.");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                viewer()
                    .get(PLANS + "/" + plan)
                    .then()
                    .body("state", equalTo("FAILED"))
                    .body("steps.state", contains("FAILED", "SKIPPED"))
                    .body("steps[0].message", equalTo("It does not run there.")));
    assertThat(Topic.named(REQUESTS).of(one.id(), 0)).isEmpty();
  }

  @Test
  void aCircleIsRefusedAndNamedAndWhatTheCatalogLacksIsAProblem() {
    party("domain-c62", "hen.plan.io", "egg.plan.io");
    party("domain-c62", "egg.plan.io", "hen.plan.io");
    party("domain-c62", "poor.plan.io", "rich.plan.io");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> draft("domain-c62", "poor.plan.io").extract().statusCode() == 201);

    draft("domain-c62", "hen.plan.io")
        .statusCode(400)
        .body(
            "messages[0].default_message",
            containsString("hen.plan.io → egg.plan.io → hen.plan.io"));
    String plan =
        draft("domain-c62", "poor.plan.io")
            .body(
                "problems",
                hasItem(containsString("poor.plan.io on domain-c62 needs rich.plan.io")))
            .extract()
            .path("plan");
    operator()
        .post(PLANS + "/" + plan + "/execute")
        .then()
        .statusCode(400)
        .body(containsString("problems"));
    draft("domain-c62", "none.plan.io")
        .statusCode(400)
        .body("data.findings.field", hasItem("services[0].service"));
    draft("domain-c404", "poor.plan.io")
        .statusCode(400)
        .body("data.findings.field", hasItem("supervisors"));
    operator()
        .body(
            "{\"supervisors\":[\"domain-c62\"],\"services\":[{\"service\":\"poor.plan.io\"}],"
                + "\"ready_within_ms\":5}")
        .post(PLANS)
        .then()
        .statusCode(400)
        .body("data.findings.field", hasItem("ready_within_ms"));
  }

  @Test
  void aStepThatIsNotReadyInTimeFails() {
    Party slow = party("domain-c63", "slow.plan.io");
    String plan =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    operator()
                        .body(
                            "{\"supervisors\":[\"domain-c63\"],"
                                + "\"services\":[{\"service\":\"slow.plan.io\"}],"
                                + "\"ready_within_ms\":1000}")
                        .post(PLANS)
                        .then()
                        .extract()
                        .path("plan"),
                Objects::nonNull);
    operator().post(PLANS + "/" + plan + "/execute").then().statusCode(202);
    slow.decides(request(slow), true, "");
    slow.command("1.0.0", "");
    await()
        .atMost(Duration.ofSeconds(25))
        .untilAsserted(
            () ->
                viewer()
                    .get(PLANS + "/" + plan)
                    .then()
                    .body("state", equalTo("FAILED"))
                    .body("ready_within_ms", equalTo(1000))
                    .body("steps[0].state", equalTo("FAILED")));
  }

  private void runs(Party party, String version) {
    party.decides(request(party), true, "");
    party.runs(version, "", 1);
  }

  private static String request(Party party) {
    return JsonPath.from(Topic.named(REQUESTS).of(party.id(), 1).get(0).value())
        .getString("request");
  }

  private static ValidatableResponse draft(String supervisor, String service) {
    return operator()
        .body(
            "{\"supervisors\":[\"%s\"],\"services\":[{\"service\":\"%s\"}]}"
                .formatted(supervisor, service))
        .post(PLANS)
        .then();
  }

  private Party party(String supervisor, String service, String... needs) {
    Party party = new Party(sealer, supervisor, service);
    party.knows("plan");
    party.register("1.0.0", needs(needs), OBJECTS);
    return party;
  }

  private static String needs(String... services) {
    String all =
        Stream.of(services)
            .map(
                "{\"ref_name\":\"%s\",\"constraints\":\"\",\"optional\":false,\"reason\":\"\"}"
                    ::formatted)
            .collect(Collectors.joining(","));
    return "{\"requires\":[" + all + "],\"provides\":[],\"conflicts\":[]}";
  }
}
