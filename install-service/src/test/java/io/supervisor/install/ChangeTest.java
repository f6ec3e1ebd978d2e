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
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What would change, before it does. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class ChangeTest {

  private static final String NOTHING = "{\"requires\":[],\"provides\":[],\"conflicts\":[]}";
  private static final String REQUESTS = "supervisor.install.admission-requests.v1";

  @Inject Sealer sealer;

  @Test
  void everyCallNeedsATokenAndARole() {
    String install = "/api/supervisor/installs/domain-c8/nobody.example.org";
    for (String call : new String[] {"/diff", "/removal"}) {
      given()
          .contentType("application/json")
          .body("{}")
          .post(install + call)
          .then()
          .statusCode(401);
      viewer()
          .contentType("application/json")
          .body("{}")
          .post(install + call)
          .then()
          .statusCode(403);
      operator().body("{}").post(install + call).then().statusCode(404);
    }
    given().get(install + "/removal").then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(install + "/removal").then().statusCode(403);
    viewer().get(install + "/removal").then().statusCode(404);
  }

  @Test
  void tellsWhatAnUpgradeChangesAndWhatWillBeRefused() {
    Party data = new Party(sealer, "domain-c70", "data.change.io");
    data.register("1.0.0", NOTHING, objects("web", "10Gi", "s1"));
    data.register("2.0.0", NOTHING, objects("site", "5Gi", "s2"));
    data.runs("1.0.0", "a: 1\npassword: hunter22", 1);

    String body =
        "{\"version\":\"2.0.0\",\"yaml_service_config\":\"%s\"}"
            .formatted(base64("a: 2\npassword: hunter22"));
    await()
        .untilAsserted(
            () ->
                operator()
                    .body(body)
                    .post(data.path() + "/diff")
                    .then()
                    .statusCode(200)
                    .body("from_version", equalTo("1.0.0"))
                    .body("to_version", equalTo("2.0.0"))
                    .body("values.path", contains("/a"))
                    .body("values[0].from", equalTo(1))
                    .body("values[0].to", equalTo(2))
                    .body("objects.find { it.object.name == 'web' }.fate", equalTo("REMOVED"))
                    .body("objects.find { it.object.name == 'site' }.fate", equalTo("ADDED"))
                    .body(
                        "objects.find { it.object.name == 'key' }.fields[0].to",
                        equalTo("(secret)"))
                    .body("refused.object", hasItem("PersistentVolumeClaim/store"))
                    .body(
                        "refused.find { it.object == 'PersistentVolumeClaim/store' }.hint",
                        containsString("save the data"))
                    .body("images", contains("example.org/web:1")));
    data.view().body("generation", equalTo(1)).body("version", equalTo("1.0.0"));
    operator()
        .body("{}")
        .post(data.path() + "/diff")
        .then()
        .statusCode(200)
        .body("objects", empty())
        .body("values", empty());
    operator()
        .body("{\"version\":\"9.9.9\"}")
        .post(data.path() + "/diff")
        .then()
        .statusCode(400)
        .body(containsString("version"));
    operator()
        .body("{\"revision\":9}")
        .post(data.path() + "/diff")
        .then()
        .statusCode(400)
        .body(containsString("revision"));
    operator()
        .body("{\"yaml_service_config\":\"%%\"}")
        .post(data.path() + "/diff")
        .then()
        .statusCode(400);
  }

  @Test
  void aRemovalTellsWhatGoesAndMustBeConfirmedWhenDataIsLost() {
    Party data = new Party(sealer, "domain-c71", "store.change.io");
    data.register("1.0.0", NOTHING, objects("web", "10Gi", "s1"));
    data.runs("1.0.0", "", 1);

    viewer()
        .get(data.path() + "/removal")
        .then()
        .statusCode(200)
        .body("objects.kind", hasItem("PersistentVolumeClaim"))
        .body("volumes[0].name", equalTo("store"))
        .body("volumes[0].size_mib", equalTo(10240))
        .body("loses_data", equalTo(true))
        .body("needed_by", empty());
    operator().body("{\"dry_run\":true}").post(data.path() + "/removal").then().statusCode(200);
    operator()
        .body("{}")
        .post(data.path() + "/removal")
        .then()
        .statusCode(400)
        .body("data.findings.field", contains("confirm"));
    assertThat(Topic.named(REQUESTS).of(data.id(), 0)).isEmpty();

    operator()
        .body("{\"confirm\":\"store.change.io\"}")
        .post(data.path() + "/removal")
        .then()
        .statusCode(202);

    JsonPath asked = JsonPath.from(Topic.named(REQUESTS).of(data.id(), 1).get(0).value());
    assertThat(asked.getString("action")).isEqualTo("REMOVE");
    data.decides(asked.getString("request"), false, "It is needed by upper.");
    await()
        .untilAsserted(
            () ->
                data.view()
                    .body(
                        "note", containsString("The removal was refused: It is needed by upper.")));
    viewer().get(data.path() + "/timeline").then().body("cause", hasItem("removal-refused"));
  }

  @Test
  void whatOthersNeedIsListedAndNotRemovedByTheWay() {
    Party base = new Party(sealer, "domain-c72", "base.change.io");
    base.register("1.0.0", NOTHING, objects("web", "1Gi", "s"));
    base.runs("1.0.0", "", 1);
    Party upper = new Party(sealer, "domain-c72", "upper.change.io");
    upper.register(
        "1.0.0",
        """
        {"requires":[{"ref_name":"base.change.io","constraints":"","optional":false,"reason":""}],\
        "provides":[],"conflicts":[]}""",
        objects("top", "1Gi", "s"));
    upper.runs("1.0.0", "", 1);

    viewer().get(base.path() + "/removal").then().body("needed_by", contains("upper.change.io"));
    operator()
        .body("{\"confirm\":\"base.change.io\"}")
        .post(base.path() + "/removal")
        .then()
        .statusCode(400)
        .body("data.findings.field", contains("ignore_dependents"))
        .body(containsString("upper.change.io"));
    operator()
        .body("{\"confirm\":\"base.change.io\",\"ignore_dependents\":true}")
        .post(base.path() + "/removal")
        .then()
        .statusCode(202);
    viewer()
        .get(upper.path() + "/removal")
        .then()
        .body("needed_by", not(hasItem("base.change.io")));
  }

  private static String objects(String deployment, String size, String secret) {
    return """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: store}
        spec: {resources: {requests: {storage: %s}}}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: key}
        stringData: {value: %s}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %s}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: 'example.org/web:1'}]}
        """
        .formatted(size, secret, deployment);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
