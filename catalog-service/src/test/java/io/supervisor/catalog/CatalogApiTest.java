package io.supervisor.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** vCenter's catalog API as its clients call it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class CatalogApiTest {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";

  @Test
  void theLifeOfAServiceFollowsTheRules() {
    String id = "life.test.io";
    create(id, "1.0.0").statusCode(201);
    add(id, "1.1.0").statusCode(201);
    admin().delete(SERVICES + "/" + id).then().statusCode(400);
    admin()
        .delete(SERVICES + "/" + id + "/versions/1.0.0")
        .then()
        .statusCode(400)
        .body("error_type", equalTo("NOT_ALLOWED_IN_CURRENT_STATE"))
        .body("messages[0].default_message", containsString("Deactivate it first"));
    admin().body("{\"display_name\":\"Life\"}").patch(SERVICES + "/" + id).then().statusCode(204);
    admin()
        .get(SERVICES + "/" + id)
        .then()
        .body("display_name", equalTo("Life"))
        .body("description", equalTo("For tests"))
        .body("has_default_versions_registered", equalTo(false))
        .body("must_be_installed", equalTo(false));
    admin().body("null").patch(SERVICES + "/" + id + "?action=deactivate").then().statusCode(204);
    add(id, "1.2.0").statusCode(400).body("error_type", equalTo("NOT_ALLOWED_IN_CURRENT_STATE"));
    admin().delete(SERVICES + "/" + id).then().statusCode(400);
    admin().body("null").delete(SERVICES + "/" + id + "/versions/1.0.0").then().statusCode(204);
    admin().delete(SERVICES + "/" + id + "/versions/1.0.0").then().statusCode(404);
    admin().delete(SERVICES + "/" + id + "/versions/1.1.0").then().statusCode(204);
    admin().get(SERVICES).then().body("supervisor_service", hasItem(id));
    admin().delete(SERVICES + "/" + id).then().statusCode(204);
    admin().get(SERVICES).then().body("supervisor_service", not(hasItem(id)));
    admin().get(SERVICES + "/" + id).then().statusCode(404);
    create(id, "1.0.0").statusCode(201);
    assertThat(types(id, 5))
        .endsWith("service-removed.v1", "service-changed.v1")
        .filteredOn(type -> type.equals("service-removed.v1"))
        .hasSize(1);
    assertThat(types(id + "@1.1.0", 3))
        .containsExactly(
            "service-version-changed.v1",
            "service-version-changed.v1",
            "service-version-removed.v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE"})
  void changesNeedATokenAndTheRightRole(String method) {
    for (String path : List.of("/a.b.c", "/a.b.c/versions/1.0.0")) {
      String url = SERVICES + path + (method.equals("PATCH") ? "?action=activate" : "");
      given().request(method, url).then().statusCode(401);
      as("vic", "viewer").request(method, url).then().statusCode(403);
      as("olga", "operator").request(method, url).then().statusCode(403);
      as("paul", "publisher").request(method, url).then().statusCode(404);
    }
  }

  @Test
  void requestsAreReadAsLenientAsClientsSendThem() {
    String content = base64(Manifests.of("lenient.test.io", "1.0.0+build.7"));
    String broken = content.replaceAll("(.{76})", "$1\\\\\\n");
    given()
        .auth()
        .oauth2(Tokens.of("ann", "administrator"))
        .body(
            """
            {"Carvel_Spec":{"Version_SPEC":{"CONTENT":"%s","accept_EULA":null,"x":1}},
             "vsphere_spec":null,"custom_spec":null}"""
                .formatted(broken))
        .post(SERVICES + "/")
        .then()
        .statusCode(201);
    for (String version : List.of("1.0.0+build.7", "1.0.0%2Bbuild.7", "1.0.0%2bbuild.7/")) {
      admin()
          .urlEncodingEnabled(false)
          .body("null\n")
          .get(SERVICES + "/lenient.test.io/versions/" + version)
          .then()
          .statusCode(200)
          .body("content_type", equalTo("CARVEL_APPS_YAML"))
          .body("content", equalTo(content))
          .body("trust_verified", equalTo(false))
          .body("registered_by_default", equalTo(false));
    }
    admin()
        .urlEncodingEnabled(false)
        .get(SERVICES + "/lenient.test.io/versions/")
        .then()
        .statusCode(200)
        .body("version", contains("1.0.0+build.7"));
  }

  @Test
  void exactlyOneSpecIsWantedAndEachFormatIsTaken() {
    admin()
        .body("{}")
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("data.findings[0].problem", containsString("missing"));
    admin()
        .body("{\"spec\":{\"content\":\"YQ==\"}}")
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("data.findings[0].hint", containsString("checkContent"));
    admin()
        .body("{\"carvel_spec\":{},\"custom_spec\":{}}")
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("data.findings[0].problem", containsString("together"));
    String definition =
        base64(
            """
            apiVersion: appplatform.wcp.vmware.com/v1alpha2
            kind: SupervisorServiceDefinition
            metadata: {name: x}
            spec: {serviceID: old-style, version: 1.0.0, label: Old, eula: Be good.}
            """);
    Map<String, Object> vsphere = Map.of("content", definition);
    admin()
        .body(Map.of("vsphere_spec", Map.of("version_spec", vsphere)))
        .post(SERVICES)
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString("EULA"));
    admin()
        .body(
            Map.of(
                "vsphere_spec",
                Map.of("version_spec", Map.of("content", definition, "accept_EULA", true))))
        .post(SERVICES)
        .then()
        .statusCode(201);
    admin()
        .get(SERVICES + "/old-style/versions/1.0.0")
        .then()
        .body("content_type", equalTo("VSPHERE_APPS_YAML"))
        .body("eula", equalTo("Be good."));
    Map<String, Object> custom =
        Map.of(
            "version",
            "1.0.0",
            "display_name",
            "Mine",
            "content",
            base64("kind: X\napiVersion: v1"));
    admin()
        .body(
            Map.of(
                "custom_spec",
                Map.of(
                    "supervisor_service",
                    "namespaces",
                    "display_name",
                    "N",
                    "version_spec",
                    custom)))
        .post(SERVICES)
        .then()
        .statusCode(400);
    admin()
        .body(
            Map.of(
                "custom_spec",
                Map.of("supervisor_service", "mine", "display_name", "M", "version_spec", custom)))
        .post(SERVICES)
        .then()
        .statusCode(201);
    admin()
        .get(SERVICES + "/mine/versions/1.0.0")
        .then()
        .body("content_type", equalTo("CUSTOM_YAML"));
  }

  @Test
  void aCheckSaysEverythingAndStoresNothing() {
    String bad = Manifests.of("check.test.io", "1.0.0").replace("licenses", "licences");
    check(bad)
        .body("status", equalTo("VALID_WITH_WARNINGS"))
        .body("content_type", equalTo("CARVEL_APPS_YAML"))
        .body("carvel_apps_check_result.supervisor_service", equalTo("check.test.io"))
        .body("warning_messages.default_message", hasItem(containsString("Did you mean licenses?")))
        .body("error_messages", equalTo(List.of()));
    check(bad.replace("refName: check.test.io", "refName: check"))
        .body("status", equalTo("INVALID"))
        .body("error_messages[0].default_message", containsString("line "));
    check("apiVersion: v1\nkind: Secret\n").body("content_type", equalTo("CUSTOM_YAML"));
    check(
            Manifests.of("check.test.io", "1.0.0")
                .replace(
                    "annotations: {}",
                    "annotations: {supervisor.io/requires: '[{\"refName\":\"not.there.io\"}]'}"))
        .body("warning_messages.default_message", hasItem(containsString("not.there.io")));
    check("x".repeat(2_200_000))
        .body("status", equalTo("INVALID"))
        .body("error_messages[0].default_message", containsString("at most 2097152"));
    admin().get(SERVICES + "/check.test.io").then().statusCode(404);
    admin()
        .body("{\"spec\":{\"content\":\"%%\"}}")
        .post(SERVICES + "?action=checkContent")
        .then()
        .statusCode(400);
  }

  @Test
  void aKnownVersionIsAlwaysAnswered() {
    create("known.test.io", "1.0.0").statusCode(201);
    create("known.test.io", "1.0.0")
        .statusCode(400)
        .body("error_type", equalTo("ALREADY_EXISTS"))
        .body("messages[0].default_message", containsString("already exists"))
        .body("messages[0].default_message", containsString("with the same content"));
    add("known.test.io", "1.0.0").statusCode(400).body("error_type", equalTo("ALREADY_EXISTS"));
    admin()
        .body(spec(Manifests.of("known.test.io", "1.0.0") + "# another byte\n"))
        .post(SERVICES)
        .then()
        .body("messages[0].default_message", containsString("with other content"));
    create("known.test.io", "2.0.0")
        .statusCode(400)
        .body("messages[0].default_message", containsString("/versions"));
  }

  @Test
  void versionsAreInTheirOwnOrder() {
    create("order.test.io", "1.10.0").statusCode(201);
    List.of("1.9.0", "1.10.0-rc.1", "1.10.0+b.2", "1.10.0+b.10")
        .forEach(version -> add("order.test.io", version).statusCode(201));
    admin()
        .get(SERVICES + "/order.test.io/versions")
        .then()
        .body("version", contains("1.9.0", "1.10.0-rc.1", "1.10.0", "1.10.0+b.2", "1.10.0+b.10"));
    admin()
        .get("/api/supervisor/services/order.test.io")
        .then()
        .body("latest_version", equalTo("1.10.0+b.10"))
        .body("version_count", equalTo(5));
  }

  @Test
  void ofAHundredCreatesOneWins() throws Exception {
    List<Integer> statuses =
        together(100, i -> () -> create("hundred.test.io", "1.0.0").extract().statusCode());

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(99);
    assertThat(types("hundred.test.io", 1)).containsExactly("service-changed.v1");
  }

  @Test
  void aHundredChangesOfStateAndItsEventsAgree() throws Exception {
    create("toggle.test.io", "1.0.0").statusCode(201);
    List<Integer> statuses =
        together(
            100,
            i ->
                () ->
                    admin()
                        .patch(
                            SERVICES
                                + "/toggle.test.io?action="
                                + (i % 2 == 0 ? "deactivate" : "activate"))
                        .then()
                        .extract()
                        .statusCode());

    long changes = statuses.stream().filter(status -> status == 204).count();
    assertThat(statuses).containsOnly(204, 400);
    List<String> events = events("toggle.test.io", (int) changes + 1);
    assertThat(events).hasSize((int) changes + 1);
    String state = admin().get(SERVICES + "/toggle.test.io").then().extract().path("state");
    assertThat(events.get(events.size() - 1)).contains("\"state\":\"" + state + "\"");
    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i)).isNotEqualTo(events.get(i - 1));
    }
  }

  @Test
  void everyWriteIsAudited() {
    given()
        .auth()
        .oauth2(Tokens.of("auditee", "administrator"))
        .header("X-Request-ID", "ticket-0815")
        .header("X-Forwarded-For", "10.1.2.3")
        .body(spec(Manifests.of("audit.test.io", "1.0.0")))
        .contentType("application/json")
        .post(SERVICES)
        .then()
        .statusCode(201);
    var records = Topic.named("supervisor.catalog.audit.v1").of("auditee", 2);
    assertThat(records).isNotEmpty();
    assertThat(records.get(0).value())
        .contains("\"action\":\"register version\"", "\"target\":\"audit.test.io@1.0.0\"");
    assertThat(records.get(1).value())
        .contains("\"action\":\"register service\"", "\"target\":\"audit.test.io\"")
        .contains("\"address\":\"10.1.2.3\"", "\"after\":\"ACTIVATED\"");
    assertThat(
            new String(
                records.get(0).headers().lastHeader("ce_correlationid").value(),
                StandardCharsets.UTF_8))
        .isEqualTo("ticket-0815");
  }

  @Test
  void theListIsNeverOld() {
    for (int i = 0; i < 20; i++) {
      String id = "fresh" + i + ".test.io";
      create(id, "1.0.0").statusCode(201);
      admin().get(SERVICES).then().statusCode(200).body("supervisor_service", hasItems(id));
      admin().patch(SERVICES + "/" + id + "?action=deactivate").then().statusCode(204);
      admin()
          .get(SERVICES)
          .then()
          .body("find { it.supervisor_service == '" + id + "' }.state", equalTo("DEACTIVATED"))
          .body("find { it.supervisor_service == '" + id + "' }.display_name", notNullValue());
    }
  }

  private static List<String> types(String key, int least) {
    return Topic.named("supervisor.catalog.services.v1").of(key, least).stream()
        .map(
            record ->
                new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                    .replace("io.supervisor.catalog.", ""))
        .toList();
  }

  private static List<String> events(String key, int least) {
    return Topic.named("supervisor.catalog.services.v1").of(key, least).stream()
        .map(record -> record.value())
        .toList();
  }

  private static List<Integer> together(
      int count, java.util.function.IntFunction<Callable<Integer>> call) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(20);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        answers.add(clients.submit(call.apply(i)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      return statuses;
    } finally {
      clients.shutdown();
    }
  }

  private static ValidatableResponse check(String text) {
    return admin()
        .body(Map.of("spec", Map.of("content", base64(text))))
        .post(SERVICES + "?action=checkContent")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse create(String id, String version) {
    return admin().body(spec(Manifests.of(id, version))).post(SERVICES).then();
  }

  private static ValidatableResponse add(String id, String version) {
    return admin()
        .body(Map.of("carvel_spec", Map.of("content", base64(Manifests.of(id, version)))))
        .post(SERVICES + "/" + id + "/versions")
        .then();
  }

  private static Map<String, Object> spec(String text) {
    return Map.of("carvel_spec", Map.of("version_spec", Map.of("content", base64(text))));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestSpecification admin() {
    return as("ann", "administrator", "bulk-publisher");
  }

  private static RequestSpecification as(String user, String... roles) {
    return given()
        .auth()
        .oauth2(Tokens.of(user, roles))
        .contentType("application/json")
        .accept("application/json");
  }
}
