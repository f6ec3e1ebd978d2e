package io.supervisor.install;

import static io.restassured.RestAssured.given;
import static io.supervisor.install.Party.operator;
import static io.supervisor.install.Party.viewer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What speaks for and against an install, before it is asked for. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class PrecheckTest {

  private static final String NOTHING = "{\"requires\":[],\"provides\":[],\"conflicts\":[]}";

  @Inject Sealer sealer;

  @Test
  void everyCallNeedsATokenAndARole() {
    String path = "/api/supervisor/installs/domain-c8/nobody.example.org/precheck";
    String body = "{\"version\":\"1.0.0\"}";
    given().contentType("application/json").body(body).post(path).then().statusCode(401);
    viewer().contentType("application/json").body(body).post(path).then().statusCode(403);
    operator().body("{}").post(path).then().statusCode(400).body(containsString("version"));
    operator()
        .body("{\"version\":\"1.0.0\",\"yaml_service_config\":\"%%\"}")
        .post(path)
        .then()
        .statusCode(400)
        .body(containsString("yaml_service_config"));
    given().get(path).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(path).then().statusCode(403);
    viewer().get(path).then().statusCode(404);
  }

  @Test
  void whatIsUnknownFailsInWords() {
    operator()
        .body("{\"version\":\"1.0.0\"}")
        .post("/api/supervisor/installs/domain-c404/none.example.org/precheck")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("FAIL"))
        .body("checks.find { it.name == 'version' }.action", equalTo("Register it first."))
        .body("checks.find { it.name == 'supervisor' }.outcome", equalTo("FAIL"));
  }

  @Test
  void whatFitsPassesAndIsThrownAwayWhenAHostGoes() {
    Party web = new Party(sealer, "domain-c80", "fits.precheck.io");
    web.register("1.0.0", NOTHING, deployment("500m", 2));
    web.hasHost("esxi-01", 4000, 8192);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> precheck(web, "1.0.0").body("outcome", equalTo("PASS")));
    precheck(web, "1.0.0")
        .body(
            "checks.find { it.name == 'capacity' }.reason",
            containsString("1000 of 4000 millicores"))
        .body("checks.find { it.name == 'rendering' }.outcome", equalTo("PASS"));
    viewer()
        .get(web.path() + "/precheck")
        .then()
        .statusCode(200)
        .body("age_ms", greaterThanOrEqualTo(0))
        .body("version", equalTo("1.0.0"));

    web.hasHost("esxi-01", 2000, 8192);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                viewer()
                    .get(web.path() + "/precheck")
                    .then()
                    .statusCode(404)
                    .body(containsString("something it rests on changed")));
  }

  @Test
  void aPodLargerThanEveryHostFailsAndAMissingServiceWarns() {
    Party big = new Party(sealer, "domain-c81", "big.precheck.io");
    big.register(
        "1.0.0",
        """
        {"requires":[{"ref_name":"base.precheck.io","constraints":">=1.0.0","optional":false,\
        "reason":"stores its data"}],"provides":[],"conflicts":[]}""",
        deployment("64", 1));
    big.hasHost("esxi-02", 4000, 8192);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                precheck(big, "1.0.0")
                    .body("outcome", equalTo("FAIL"))
                    .body(
                        "checks.find { it.name == 'capacity' }.reason",
                        containsString("Deployment/web"))
                    .body("checks.find { it.name == 'dependencies' }.outcome", equalTo("WARN"))
                    .body(
                        "checks.find { it.name == 'dependencies' }.reason",
                        containsString("stores its data")));
  }

  @Test
  void anOlderVersionAndAnObjectOfSomebodyElseFail() {
    String definition =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: shared}
        """;
    Party one = new Party(sealer, "domain-c82", "one.precheck.io");
    one.register("2.0.0", NOTHING, definition);
    one.register("1.0.0", NOTHING, definition);
    one.runs("2.0.0", "", 1);
    Party two = new Party(sealer, "domain-c82", "two.precheck.io");
    two.register("1.0.0", NOTHING, definition);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                precheck(two, "1.0.0")
                    .body("checks.find { it.name == 'ownership' }.outcome", equalTo("FAIL"))
                    .body(
                        "checks.find { it.name == 'ownership' }.reason",
                        containsString("domain-c82/one.precheck.io")));
    precheck(one, "1.0.0")
        .body("checks.find { it.name == 'direction' }.outcome", equalTo("FAIL"))
        .body("checks.action", hasItem(containsString("Roll back")));
  }

  @Test
  void hostsInThreeZonesRunNoPods() {
    Party spread = new Party(sealer, "domain-c83", "spread.precheck.io");
    spread.register("1.0.0", NOTHING, deployment("500m", 1));
    for (String zone : List.of("a", "b", "c")) {
      spread.hasHost("esxi-" + zone, 4000, 8192, zone);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                precheck(spread, "1.0.0")
                    .body("outcome", equalTo("FAIL"))
                    .body(
                        "checks.find { it.name == 'zones' }.reason",
                        containsString("3 vSphere zones (a, b, c)")));
  }

  @Test
  void aMissingRightFailsWhatNeedsIt() {
    Party poor = new Party(sealer, "domain-c84", "poor.precheck.io");
    poor.register("1.0.0", NOTHING, deployment("500m", 1));
    poor.hasHost("esxi-01", 4000, 8192);
    poor.knows(
        "poor",
        """
        [{"group":"apps","kind":"Deployment","verb":"create"},
         {"group":"rbac.authorization.k8s.io","kind":"ClusterRole","verb":"create"}]""",
        "[]");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                precheck(poor, "1.0.0")
                    .body(
                        "checks.findAll { it.name == 'permissions' }.reason",
                        contains(containsString("may not create objects of the kind Deployment"))));
  }

  @Test
  void aLimitWithoutARequestCountsAsOneAndNoneAtAllIsAWarning() {
    Party limited = new Party(sealer, "domain-c86", "limited.precheck.io");
    limited.register("1.0.0", NOTHING, deployment("500m", 2).replace("requests:", "limits:"));
    limited.register("1.1.0", NOTHING, deployment("500m", 2).replace("cpu: '500m', ", ""));
    limited.hasHost("esxi-01", 4000, 8192);
    limited.knows(
        "limited",
        "[]",
        """
        [{"namespace":"svc-limited-domain-c86","name":"compute","cpu_millicores":900}]""");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                precheck(limited, "1.0.0")
                    .body(
                        "checks.find { it.name == 'quota' }.reason",
                        containsString("requests 1000 millicores")));
    precheck(limited, "1.1.0")
        .body("checks.find { it.name == 'quota' }.outcome", equalTo("WARN"))
        .body(
            "checks.find { it.name == 'quota' }.reason",
            containsString("Deployment/web does not say how much CPU"));
  }

  @Test
  void aQuotaOfTheNamespaceIsKept() {
    Party bound = new Party(sealer, "domain-c85", "bound.precheck.io");
    bound.register("1.0.0", NOTHING, deployment("500m", 1));
    bound.register("1.1.0", NOTHING, deployment("500m", 4));
    bound.hasHost("esxi-01", 4000, 8192);
    bound.runs("1.0.0", "", 1);
    bound.knows(
        "bound",
        "[]",
        """
        [{"namespace":"svc-bound-domain-c85","name":"compute","cpu_millicores":1000,"pods":10},
         {"namespace":"svc-other-domain-c85","name":"none","cpu_millicores":0}]""");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                precheck(bound, "1.1.0")
                    .body(
                        "checks.findAll { it.name == 'quota' }.reason",
                        contains(
                            "It requests 2000 millicores of CPU, and the quota compute of"
                                + " svc-bound-domain-c85 allows 1000.")));
    precheck(bound, "1.0.0").body("checks.find { it.name == 'quota' }.outcome", equalTo("PASS"));
  }

  private static ValidatableResponse precheck(Party party, String version) {
    return operator()
        .body("{\"version\":\"%s\"}".formatted(version))
        .post(party.path() + "/precheck")
        .then()
        .statusCode(200);
  }

  private static String deployment(String cpu, int replicas) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: example.org/web:1
                  resources: {requests: {cpu: '%s', memory: 128Mi}}
        """
        .formatted(replicas, cpu);
  }
}
