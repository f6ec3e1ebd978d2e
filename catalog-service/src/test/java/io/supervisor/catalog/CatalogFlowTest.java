package io.supervisor.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogFlowTest {

  private static final String BASE = "/api/vcenter/namespace-management";
  private static final String SERVICES = BASE + "/supervisor-services";
  private static final String INSTALLS = BASE + "/clusters/domain-c8/supervisor-services";
  private static final String CONTOUR = "contour.supervisor.io";
  private static final String CANARY = "CANARY-5d1f";

  @BeforeAll
  static void supervisorIsKnown() {
    Topic.named("supervisor.namespace.supervisors.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.supervisor-changed.v1",
            "domain-c8",
            1,
            UUID.randomUUID().toString(),
            """
            {"supervisor":"domain-c8","uuid":"u-8","name":"supervisor-8","unknown_field":1}""");
  }

  @Test
  @Order(1)
  void everyCallNeedsATokenForThisSuiteAndARole() throws IOException {
    given().get(SERVICES).then().statusCode(401).body("error_type", equalTo("UNAUTHENTICATED"));
    given()
        .auth()
        .oauth2(Tokens.forAnotherAudience("eve", "administrator"))
        .get(SERVICES)
        .then()
        .statusCode(401);
    as("vic", "viewer")
        .body(createBody("1.22.3"))
        .post(SERVICES)
        .then()
        .statusCode(403)
        .body("error_type", equalTo("UNAUTHORIZED"));
    as("olga", "operator").body(createBody("1.22.3")).post(SERVICES).then().statusCode(403);
    as("paul", "publisher").body("{}").post(INSTALLS).then().statusCode(403);
    as("nobody").get(SERVICES).then().statusCode(403);
    as("vic", "viewer").get(SERVICES).then().statusCode(200).body("$", notNullValue());
    given().get("/api//vcenter").then().statusCode(400);
    given()
        .header("X-Request-ID", "ticket-4711")
        .get(SERVICES)
        .then()
        .statusCode(401)
        .header("X-Request-ID", "ticket-4711");
    given()
        .header("X-Request-ID", "two words")
        .get(SERVICES)
        .then()
        .header("X-Request-ID", matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  @Order(2)
  void aManifestIsCheckedAndRegisteredOnce() throws IOException {
    as("paul", "publisher")
        .body(Map.of("spec", Map.of("content", base64(manifest("1.22.3")))))
        .post(SERVICES + "?action=checkContent")
        .then()
        .statusCode(200)
        .body("status", equalTo("VALID"))
        .body("warning_messages", empty())
        .body("carvel_apps_check_result.version", equalTo("1.22.3"));
    as("paul", "publisher").body(createBody("1.22.3")).post(SERVICES).then().statusCode(201);
    as("vic", "viewer")
        .get(SERVICES)
        .then()
        .statusCode(200)
        .body("supervisor_service", hasItem(CONTOUR))
        .body("find { it.supervisor_service == '" + CONTOUR + "' }.state", equalTo("ACTIVATED"));
    as("paul", "publisher")
        .body(createBody("1.22.3"))
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("error_type", equalTo("ALREADY_EXISTS"));
    as("paul", "publisher")
        .body(Map.of("carvel_spec", Map.of("content", base64(manifest("1.24.4")))))
        .post(SERVICES + "/" + CONTOUR + "/versions")
        .then()
        .statusCode(201);
    as("vic", "viewer")
        .get(SERVICES + "/" + CONTOUR + "/versions")
        .then()
        .statusCode(200)
        .body("version", contains("1.22.3", "1.24.4"));
    as("vic", "viewer")
        .get(SERVICES + "/" + CONTOUR + "/versions/1.24.4")
        .then()
        .body("content", equalTo(base64(manifest("1.24.4"))));
  }

  @Test
  @Order(7)
  void ofManyUploadsAtOnceOneWins() throws Exception {
    Map<String, Object> body =
        Map.of(
            "carvel_spec",
            Map.of(
                "version_spec",
                Map.of("content", base64(manifest("1.22.3").replace(CONTOUR, "race.test.io")))));
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          clients.submit(
              () ->
                  as("paul", "publisher").body(body).post(SERVICES).then().extract().statusCode()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    clients.shutdown();
    assertThat(statuses).containsOnly(201, 400).filteredOn(status -> status == 201).hasSize(1);
  }

  @Test
  @Order(3)
  void badInputIsNamedAndChangesNothing() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> as("vic", "viewer").get(INSTALLS).statusCode() == 200);
    as("ann", "administrator").body("null").post(SERVICES).then().statusCode(400);
    as("ann", "administrator")
        .body("{\"supervisor_service\":\"a\\u0000\",\"version\":\"1.0.0\"}")
        .post(INSTALLS)
        .then()
        .statusCode(400);
    as("ann", "administrator").body("{not json").post(SERVICES).then().statusCode(400);
    as("ann", "administrator")
        .body(Map.of("carvel_spec", Map.of("version_spec", Map.of("content", "%%%"))))
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("data.findings[0].field", equalTo("carvel_spec.version_spec.content"));
    as("ann", "administrator")
        .body(Map.of("carvel_spec", Map.of("version_spec", Map.of("content", base64("kind: Pod")))))
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("data.findings.field", hasItem("kind"));
    as("ann", "administrator").get(SERVICES + "/no.such.service").then().statusCode(404);
    as("ann", "administrator")
        .body(install("1.24.4", "contour:\n  replicas: two\n  replica: 3\n"))
        .post(INSTALLS)
        .then()
        .statusCode(400)
        .body("data.findings.field", hasItem("contour.replicas"))
        .body("data.findings.field", hasItem("contour.replica"));
    as("ann", "administrator").body(install("9.9.9", "")).post(INSTALLS).then().statusCode(404);
    as("ann", "administrator")
        .body(install("1.24.4", ""))
        .post(BASE + "/clusters/domain-c99/supervisor-services")
        .then()
        .statusCode(404);
    as("ann", "administrator").get(INSTALLS).then().statusCode(200).body("$", empty());
  }

  @Test
  @Order(4)
  void anInstallIsListedAtOnceAndFollowsItsCommand() {
    String config = "contour:\n  configFileContents:\n    password: " + CANARY + "\n";
    as("olga", "operator").body(install("1.22.3", config)).post(INSTALLS).then().statusCode(204);
    as("vic", "viewer")
        .get(INSTALLS)
        .then()
        .body("[0].config_status", equalTo("CONFIGURING"))
        .body("[0].current_version", nullValue());
    as("olga", "operator")
        .body(install("1.22.3", ""))
        .post(INSTALLS)
        .then()
        .statusCode(400)
        .body("error_type", equalTo("ALREADY_EXISTS"));
    as("olga", "operator")
        .get(INSTALLS + "/" + CONTOUR)
        .then()
        .body("yaml_service_config", equalTo(base64(config)));
    as("vic", "viewer")
        .get(INSTALLS + "/" + CONTOUR)
        .then()
        .body("yaml_service_config", nullValue());
    List<ConsumerRecord<String, String>> commands =
        Topic.named("supervisor.catalog.commands.v1").of("domain-c8/" + CONTOUR, 1);
    assertThat(commands).hasSize(1);
    assertThat(commands.get(0).key()).isEqualTo("domain-c8/" + CONTOUR);
    assertThat(commands.get(0).value()).contains("\"command_seq\":1").doesNotContain(CANARY);

    installChanged(1, 1, "READY", "1.22.3");
    awaitStatus("CONFIGURED");
    as("olga", "operator")
        .body(install("1.24.4", ""))
        .put(INSTALLS + "/" + CONTOUR)
        .then()
        .statusCode(204);
    as("vic", "viewer")
        .get(INSTALLS)
        .then()
        .body("[0].config_status", equalTo("CONFIGURING"))
        .body("[0].current_version", equalTo("1.22.3"))
        .body("[0].desired_version", equalTo("1.24.4"));
    as("vic", "viewer")
        .get(BASE + "/supervisors/u-8/supervisor-services")
        .then()
        .statusCode(200)
        .body("supervisor_services[0].supervisor_service", equalTo(CONTOUR));
    as("vic", "viewer")
        .get(BASE + "/supervisors/domain-c8/supervisor-services")
        .then()
        .statusCode(404);
  }

  @Test
  @Order(5)
  void aRemovalEndsWithTheInstallGoneAndCanBeFollowedByANewOne() {
    installChanged(2, 2, "FAILED", "1.24.4");
    awaitStatus("ERROR");
    as("olga", "operator").delete(INSTALLS + "/" + CONTOUR).then().statusCode(204);
    as("olga", "operator").delete(INSTALLS + "/" + CONTOUR).then().statusCode(204);
    as("vic", "viewer").get(INSTALLS).then().body("[0].config_status", equalTo("REMOVING"));
    as("olga", "operator")
        .body(install("1.24.4", ""))
        .post(INSTALLS)
        .then()
        .statusCode(400)
        .body("error_type", equalTo("NOT_ALLOWED_IN_CURRENT_STATE"))
        .body("messages[0].default_message", containsString("being removed"));
    installChanged(3, 3, "REMOVED", null);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> as("vic", "viewer").get(INSTALLS).then().statusCode(200).body("$", empty()));
    as("vic", "viewer").get(INSTALLS + "/" + CONTOUR).then().statusCode(404);
    as("olga", "operator").body(install("1.24.4", "")).post(INSTALLS).then().statusCode(204);
    List<ConsumerRecord<String, String>> commands =
        Topic.named("supervisor.catalog.commands.v1").of("domain-c8/" + CONTOUR, 4);
    assertThat(commands).hasSize(4);
    assertThat(commands.get(3).value()).contains("\"command_seq\":4");
  }

  @Test
  @Order(6)
  void statesFollowTheirRules() {
    String service = SERVICES + "/" + CONTOUR;
    String old = service + "/versions/1.22.3";
    as("olga", "operator").patch(old + "?action=deactivate").then().statusCode(403);
    given().patch(old + "?action=deactivate").then().statusCode(401);
    given().patch(service + "?action=deactivate").then().statusCode(401);
    as("vic", "viewer").patch(service + "?action=deactivate").then().statusCode(403);
    as("paul", "publisher").patch(old + "?action=deactivate").then().statusCode(204);
    as("paul", "publisher")
        .patch(old + "?action=deactivate")
        .then()
        .statusCode(400)
        .body("error_type", equalTo("NOT_ALLOWED_IN_CURRENT_STATE"));
    as("paul", "publisher")
        .patch(service + "/versions/1.24.4?action=deactivate")
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString("last ACTIVATED"));
    as("olga", "operator")
        .body(install("1.22.3", ""))
        .put(INSTALLS + "/" + CONTOUR)
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString("DEACTIVATED"));
    as("paul", "publisher").patch(service + "?action=deactivate").then().statusCode(204);
    as("vic", "viewer")
        .get(service + "/versions")
        .then()
        .body("state", contains("DEACTIVATED", "DEACTIVATED"));
    as("paul", "publisher").patch(old + "?action=activate").then().statusCode(400);
    as("paul", "publisher").patch(service + "?action=explode").then().statusCode(404);
    as("paul", "publisher").patch(service + "?action=activate").then().statusCode(204);
    as("vic", "viewer").get(service).then().body("state", equalTo("ACTIVATED"));
    as("vic", "viewer")
        .get(service + "/versions")
        .then()
        .body("state", contains("ACTIVATED", "ACTIVATED"));
  }

  private static void awaitStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                as("vic", "viewer")
                    .get(INSTALLS)
                    .then()
                    .body("[0].config_status", equalTo(status)));
  }

  private static void installChanged(long version, long seq, String phase, String current) {
    String json =
        """
        {"supervisor":"domain-c8","service":"%s","command_seq":%d,"phase":"%s",%s"messages":[]}"""
            .formatted(
                CONTOUR,
                seq,
                phase,
                current == null ? "" : "\"current_version\":\"" + current + "\",");
    Topic.named("supervisor.install.installs.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.install-changed.v1",
            "domain-c8/" + CONTOUR,
            version,
            UUID.randomUUID().toString(),
            json);
  }

  private static Map<String, String> install(String version, String config) {
    return Map.of(
        "supervisor_service", CONTOUR, "version", version, "yaml_service_config", base64(config));
  }

  private static Map<String, Object> createBody(String version) throws IOException {
    return Map.of(
        "carvel_spec", Map.of("version_spec", Map.of("content", base64(manifest(version)))));
  }

  private static String manifest(String version) throws IOException {
    Path root = Path.of(System.getProperty("suite.root"));
    return Files.readString(root.resolve("deploy/packages/contour/" + version + "/package.yaml"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestSpecification as(String user, String... roles) {
    return given()
        .auth()
        .oauth2(Tokens.of(user, roles))
        .contentType("application/json")
        .accept("application/json");
  }
}
