package io.supervisor.install;

import static io.restassured.RestAssured.given;
import static io.supervisor.install.Party.operator;
import static io.supervisor.install.Party.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One command for many Supervisors. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class FleetTest {

  private static final String FLEETS = "/api/supervisor/fleets";
  private static final String NOTHING = "{\"requires\":[],\"provides\":[],\"conflicts\":[]}";
  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      """;

  @Inject Sealer sealer;

  private final Map<String, Party> parties = new HashMap<>();

  @Test
  void everyCallNeedsATokenAndARole() {
    for (String path : List.of(FLEETS, FLEETS + "/x")) {
      given().get(path).then().statusCode(401);
      given().auth().oauth2(Tokens.of("nobody")).get(path).then().statusCode(403);
    }
    viewer().get(FLEETS).then().statusCode(200);
    viewer().get(FLEETS + "/x").then().statusCode(404);
    for (String call : List.of("", "/x/pause", "/x/resume", "/x/abort")) {
      given().contentType("application/json").body("{}").post(FLEETS + call).then().statusCode(401);
      viewer()
          .contentType("application/json")
          .body("{}")
          .post(FLEETS + call)
          .then()
          .statusCode(403);
    }
    operator().post(FLEETS + "/x/pause").then().statusCode(404);
  }

  @Test
  void badOrdersNameEveryField() {
    operator()
        .body(
            """
            {"service":"none.example.org","version":"1.0.0","supervisors":["domain-c404"],
             "wave_size":2,"wave_percent":120,"canary":-1,"yaml_service_config":"%%"}""")
        .post(FLEETS)
        .then()
        .statusCode(400)
        .body(
            "data.findings.field",
            hasItems("version", "supervisors", "wave_percent", "canary", "yaml_service_config"));
    operator()
        .body(
            "{\"service\":\"none.example.org\",\"version\":\"1.0.0\",\"labels\":{\"site\":\"mars\"}}")
        .post(FLEETS)
        .then()
        .statusCode(400)
        .body("data.findings.problem", hasItems(containsString("site=mars")));
  }

  @Test
  void theCanaryGoesFirstAndTheOthersFollowInWaves() {
    String service = "waves.example.org";
    String fleet = start(service, "\"canary\":1,\"wave_size\":2,\"soak_ms\":500", config("a: 1"));
    Party first = decided(service, "domain-c40", true);
    assertThat(asked(service, "domain-c41")).isEmpty();
    runs(first);

    Party second = decided(service, "domain-c41", true);
    Party third = decided(service, "domain-c42", true);
    runs(second);
    viewer().get(FLEETS + "/" + fleet).then().body("waves", equalTo(2)).body("wave", equalTo(1));
    runs(third);

    awaitState(fleet, "SUCCEEDED");
    viewer()
        .get(FLEETS + "/" + fleet)
        .then()
        .body("ready", equalTo(3))
        .body("message", equalTo("3 of 3 are ready."))
        .body("targets.wave", contains(0, 1, 1));
    String last = Topic.named("supervisor.install.fleets.v1").of(fleet, 5).get(4).value();
    assertThat(last).contains("\"total\":3").doesNotContain("a: 1");
    operator()
        .post(FLEETS + "/" + fleet + "/abort")
        .then()
        .statusCode(400)
        .body(containsString("SUCCEEDED"));
  }

  @Test
  void aCanaryThatFailsStopsTheFleet() {
    String service = "canary.example.org";
    String fleet = start(service, "\"canary\":1,\"ready_within_ms\":1000", "");
    Party first = decided(service, "domain-c40", true);
    first.command("1.0.0", "");
    first.awaitPhase("RENDERED", 1);
    first.placed(1);
    first.degraded(1);

    awaitState(fleet, "STOPPED");
    viewer()
        .get(FLEETS + "/" + fleet)
        .then()
        .body("message", containsString("domain-c40"))
        .body("targets.state", contains("FAILED", "SKIPPED", "SKIPPED"))
        .body("targets[0].message", containsString("0 of 1 replicas are ready"));
    assertThat(asked(service, "domain-c41")).isEmpty();
  }

  @Test
  void oneRefusalDoesNotHoldTheOthers() {
    String service = "refusal.example.org";
    String fleet = start(service, "\"stop_after_failures\":0", "");
    decided(service, "domain-c40", false);
    runs(decided(service, "domain-c41", true));
    runs(decided(service, "domain-c42", true));

    awaitState(fleet, "SUCCEEDED");
    viewer()
        .get(FLEETS + "/" + fleet)
        .then()
        .body("ready", equalTo(2))
        .body("failed", equalTo(1))
        .body("targets[0].message", equalTo("It does not run there."));
  }

  @Test
  void aPausedFleetStartsNothingAndAnAbortedOneNeverWill() {
    String service = "paused.example.org";
    String fleet = start(service, "\"canary\":1,\"soak_ms\":1000", "");
    Party first = decided(service, "domain-c40", true);
    operator()
        .post(FLEETS + "/" + fleet + "/pause")
        .then()
        .statusCode(200)
        .body("state", equalTo("PAUSED"));
    runs(first);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(6))
        .untilAsserted(
            () -> {
              viewer().get(FLEETS + "/" + fleet).then().body("state", equalTo("PAUSED"));
              assertThat(asked(service, "domain-c41")).isEmpty();
            });
    viewer().get(FLEETS + "/" + fleet).then().body("targets[0].state", equalTo("READY"));

    operator().post(FLEETS + "/" + fleet + "/resume").then().statusCode(200);
    decided(service, "domain-c41", true);
    operator()
        .post(FLEETS + "/" + fleet + "/abort")
        .then()
        .statusCode(200)
        .body("state", equalTo("ABORTED"));
    operator().post(FLEETS + "/" + fleet + "/resume").then().statusCode(400);
  }

  /** Three Supervisors with the label of the service, and a version. */
  private String start(String service, String numbers, String config) {
    String site = service.substring(0, service.indexOf('.'));
    for (String supervisor : List.of("domain-c40", "domain-c41", "domain-c42")) {
      Party party = new Party(sealer, supervisor, service);
      party.knows(site);
      parties.put(supervisor, party);
    }
    parties.get("domain-c40").register("1.0.0", NOTHING, OBJECTS);
    String body =
        "{\"service\":\"%s\",\"version\":\"1.0.0\",\"labels\":{\"%s\":\"yes\"},%s%s}"
            .formatted(service, site, numbers, config);
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> operator().body(body).post(FLEETS).then().extract(),
            one -> complete(one.statusCode(), one.jsonPath()))
        .path("fleet");
  }

  private boolean complete(int status, JsonPath fleet) {
    boolean all = status == 201 && fleet.getInt("total") == 3;
    if (status == 201 && !all) {
      operator().post(FLEETS + "/" + fleet.getString("fleet") + "/abort");
    }
    return all;
  }

  private static String config(String yaml) {
    return ",\"yaml_service_config\":\"%s\""
        .formatted(Base64.getEncoder().encodeToString(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  /** The catalog answers; what it admits it also commands, as the flow has it. */
  private Party decided(String service, String supervisor, boolean accepted) {
    Party party = parties.get(supervisor);
    String wish =
        Topic.named("supervisor.install.admission-requests.v1").of(party.id(), 1).get(0).value();
    String request = JsonPath.from(wish).getString("request");
    String sealed = JsonPath.from(wish).getString("sealed_config");
    if (sealed != null) {
      byte[] clear = sealer.open(Purpose.CONFIG, Base64.getDecoder().decode(sealed), party.id());
      assertThat(new String(clear, StandardCharsets.UTF_8)).isEqualTo("a: 1");
    }
    party.decides(request, accepted, accepted ? "" : "It does not run there.");
    return party;
  }

  private static void runs(Party party) {
    party.runs("1.0.0", "", 1);
  }

  private static List<?> asked(String service, String supervisor) {
    return Topic.named("supervisor.install.admission-requests.v1")
        .of(supervisor + "/" + service, 0);
  }

  private static void awaitState(String fleet, String state) {
    await()
        .atMost(Duration.ofSeconds(25))
        .untilAsserted(
            () -> viewer().get(FLEETS + "/" + fleet).then().body("state", equalTo(state)));
  }
}
