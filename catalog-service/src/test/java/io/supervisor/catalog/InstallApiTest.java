package io.supervisor.catalog;

import static io.restassured.RestAssured.given;
import static io.supervisor.catalog.Registering.add;
import static io.supervisor.catalog.Registering.admin;
import static io.supervisor.catalog.Registering.as;
import static io.supervisor.catalog.Registering.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compatibility, prechecks and installs on many Supervisors. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class InstallApiTest {

  private static final String BASE = "/api/vcenter/namespace-management";
  private static final String SERVICES = BASE + "/supervisor-services";
  private static final String BULK = "/api/supervisor/installs";

  private static boolean known;
  private static int rounds;

  @BeforeEach
  void supervisorsAreKnown() {
    if (known) {
      return;
    }
    known = true;
    supervisor("domain-c21", "u-21", "v1.28.3", 4);
    supervisor("domain-c22", "u-22", "v1.28.3+vmware.1", 4);
    supervisor("domain-c23", "u-23", "v1.24.0", 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                admin()
                    .get(BASE + "/clusters/domain-c23/supervisor-services")
                    .then()
                    .statusCode(200));
  }

  @Test
  void aVersionThatDoesNotRunThereIsRefusedInWords() {
    register("compat.test.io", "1.0.0", "");
    add(
        "compat.test.io",
        "2.0.0",
        "supervisor.io/minimum-hosts: '3', supervisor.io/network-providers: 'NSX_VPC',"
            + " appplatform.vmware.com/supervisor-version-constraints: '>=8.0'");
    install("domain-c23", "compat.test.io", "2.0.0")
        .statusCode(400)
        .body("error_type", equalTo("INVALID_ARGUMENT"))
        .body("data.findings.problem", hasItem(containsString("number of hosts")))
        .body("data.findings.problem", hasItem(containsString("network provider")))
        .body("data.findings.problem", hasItem(containsString("domain-c23")));
    install("domain-c23", "compat.test.io", "1.0.0").statusCode(204);
    admin()
        .get("/api/supervisor/services/compat.test.io/installs")
        .then()
        .body("[0].supervisor", equalTo("domain-c23"))
        .body("[0].newer_version", equalTo("2.0.0"));
    admin()
        .patch(SERVICES + "/compat.test.io/versions/1.0.0?action=deactivate")
        .then()
        .statusCode(204);
    admin()
        .delete(SERVICES + "/compat.test.io/versions/1.0.0")
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString("installed on (domain-c23)"));
  }

  @Test
  void versionsOnlyGoUpAndAlongTheirConstraints() {
    register("up.test.io", "1.0.0", "");
    add("up.test.io", "1.1.0", "");
    add(
        "up.test.io",
        "3.0.0",
        "appplatform.vmware.com/source-version-upgrade-constraints: '>=2.0.0'");
    install("domain-c21", "up.test.io", "1.1.0").statusCode(204);
    ready("domain-c21", "up.test.io", "1.1.0");
    set("domain-c21", "up.test.io", "1.0.0")
        .statusCode(400)
        .body("data.findings[0].problem", containsString("older than the installed one"));
    set("domain-c21", "up.test.io", "3.0.0")
        .statusCode(400)
        .body("data.findings[0].hint", containsString("in between"));
    String precheck = BASE + "/supervisors/u-21/supervisor-services/up.test.io";
    String result = precheck + "/versions/3.0.0/precheck";
    given().post(precheck + "?action=precheck").then().statusCode(401);
    as("vic", "viewer").post(precheck + "?action=precheck").then().statusCode(403);
    given().get(result).then().statusCode(401);
    as("nobody").get(result).then().statusCode(403);
    as("vic", "viewer").get(result).then().statusCode(404);
    admin().body("{}").post(precheck + "?action=precheck").then().statusCode(400);
    admin().body("{}").post(precheck + "?action=other").then().statusCode(404);
    admin()
        .body("{\"target_version\":\"9.9.9\"}")
        .post(precheck + "?action=precheck")
        .then()
        .statusCode(404);
    admin()
        .body("{\"target_version\":\"3.0.0\"}")
        .post(precheck + "?action=precheck")
        .then()
        .statusCode(200)
        .body(matchesPattern("\"[0-9a-f-]{36}\""));
    as("vic", "viewer")
        .get(result)
        .then()
        .statusCode(200)
        .body("target_version", equalTo("3.0.0"))
        .body("original_version", equalTo("1.1.0"))
        .body("status", equalTo("INCOMPATIBLE"))
        .body("status_messages[0].severity", equalTo("ERROR"))
        .body("status_messages[0].details.default_message", containsString("cannot be reached"))
        .body("precheck_finish_time", matchesPattern(".*T.*\\.[0-9]{3}Z"));
    admin()
        .delete(BASE + "/clusters/domain-c21/supervisor-services/up.test.io")
        .then()
        .statusCode(204);
    as("vic", "viewer").get(result).then().statusCode(404);
  }

  @Test
  void aPrecheckTellsOfNeedsAndFoes() {
    register("needed.test.io", "1.5.0", "");
    register(
        "needs.test.io",
        "1.0.0",
        "supervisor.io/requires: '[{\"refName\":\"needed.test.io\",\"constraints\":\">=1.2.0\","
            + "\"reason\":\"routes\"}]',"
            + " supervisor.io/conflicts: '[{\"refName\":\"foe.test.io\"}]'");
    register("foe.test.io", "1.0.0", "");
    String precheck = BASE + "/supervisors/u-22/supervisor-services/needs.test.io";
    String result = precheck + "/versions/1.0.0/precheck";
    run(precheck);
    admin()
        .get(result)
        .then()
        .body("status", equalTo("COMPATIBLE"))
        .body("original_version", nullValue())
        .body("status_messages[0].severity", equalTo("WARNING"))
        .body("status_messages[0].details.default_message", containsString("(routes)"));
    install("domain-c22", "needed.test.io", "1.5.0").statusCode(204);
    ready("domain-c22", "needed.test.io", "1.5.0");
    run(precheck);
    admin().get(result).then().body("status_messages", equalTo(List.of()));
    install("domain-c22", "foe.test.io", "1.0.0").statusCode(204);
    run(precheck);
    admin().get(result).then().body("status", equalTo("INCOMPATIBLE"));
    admin()
        .get("/api/supervisor/services/needed.test.io/related")
        .then()
        .body("version", hasItem("needs.test.io@1.0.0"))
        .body("relation", hasItem("REQUIRES"));
  }

  @Test
  void manySupervisorsAreAllOrNoneAndOnce() {
    register("bulk.test.io", "1.0.0", "");
    given().post(BULK).then().statusCode(401);
    as("vic", "viewer").body("{}").post(BULK).then().statusCode(403);
    bulk(null, "bulk.test.io", List.of())
        .statusCode(400)
        .body("data.findings.field", hasItem("supervisors"));
    bulk(null, "bulk.test.io", List.of("domain-c21", "domain-c99"))
        .statusCode(400)
        .body("data.findings[0].field", equalTo("supervisors['domain-c99']"))
        .body("messages[0].default_message", containsString("1 of 2"));
    admin()
        .get(BASE + "/clusters/domain-c21/supervisor-services")
        .then()
        .body("supervisor_service", not(hasItem("bulk.test.io")));
    String key = UUID.randomUUID().toString();
    List<String> both = List.of("domain-c22", "domain-c21");
    String first =
        bulk(key, "bulk.test.io", both)
            .statusCode(202)
            .body("installs.supervisor", equalTo(List.of("domain-c21", "domain-c22")))
            .body("installs[0].config_status", equalTo("CONFIGURING"))
            .extract()
            .asString();
    assertThat(bulk(key, "bulk.test.io", both).statusCode(202).extract().asString())
        .isEqualTo(first);
    bulk(key, "bulk.test.io", List.of("domain-c23"))
        .statusCode(400)
        .body("data.findings[0].field", equalTo("Idempotency-Key"));
    bulk(null, "bulk.test.io", both)
        .statusCode(400)
        .body("messages[0].default_message", containsString("2 of 2"));
    for (String supervisor : both) {
      assertThat(Topic.named("supervisor.catalog.commands.v1").of(supervisor + "/bulk.test.io", 1))
          .hasSize(1);
    }
  }

  @Test
  void whatIsInstalledInTheSameMomentIsNotDeleted() throws Exception {
    register("race.delete.io", "9.0.0", "");
    ExecutorService clients = Executors.newFixedThreadPool(2);
    for (int i = 0; i < 20; i++) {
      String version = "1.0." + i;
      String url = SERVICES + "/race.delete.io/versions/" + version;
      add("race.delete.io", version, "");
      Future<Boolean> deleted =
          clients.submit(
              () -> {
                int moved = admin().patch(url + "?action=deactivate").statusCode();
                int gone = admin().delete(url).statusCode();
                assertThat(List.of(moved, gone)).isSubsetOf(204, 400);
                return gone == 204;
              });
      Future<Boolean> installed =
          clients.submit(
              () -> install("domain-c22", "race.delete.io", version).extract().statusCode() == 204);
      assertThat(deleted.get() && installed.get()).as(version).isFalse();
      if (installed.get()) {
        removed("domain-c22", "race.delete.io");
      }
    }
    clients.shutdown();
  }

  @Test
  void theOlderConfigFormBecomesYaml() {
    register("config.test.io", "1.0.0", "");
    admin()
        .body(
            Map.of(
                "supervisor_service", "config.test.io",
                "version", "1.0.0",
                "service_config", Map.of("replicas", "2", "name", "x y", "pin", "0123")))
        .post(BASE + "/clusters/domain-c21/supervisor-services/")
        .then()
        .statusCode(204);
    String yaml =
        admin()
            .get(BASE + "/clusters/domain-c21/supervisor-services/config.test.io/")
            .then()
            .extract()
            .path("yaml_service_config");
    assertThat(new String(Base64.getDecoder().decode(yaml), StandardCharsets.UTF_8))
        .isEqualTo("name: x y\npin: \"0123\"\nreplicas: 2\n");
    admin()
        .body(
            Map.of(
                "supervisor_service", "config.test.io",
                "version", "1.0.0",
                "service_config", Map.of()))
        .post(BASE + "/supervisors/u-22/supervisor-services")
        .then()
        .statusCode(400)
        .body("data.findings.field", hasItem("service_config"));
  }

  private static void run(String precheck) {
    admin()
        .body("{\"target_version\":\"1.0.0\"}")
        .post(precheck + "?action=precheck")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse bulk(String key, String service, List<String> supervisors) {
    RequestSpecification call = admin();
    if (key != null) {
      call = call.header("Idempotency-Key", key);
    }
    return call.body(
            Map.of("supervisor_service", service, "version", "1.0.0", "supervisors", supervisors))
        .post(BULK)
        .then();
  }

  private static ValidatableResponse install(String supervisor, String service, String version) {
    return admin()
        .body(Map.of("supervisor_service", service, "version", version))
        .post(BASE + "/clusters/" + supervisor + "/supervisor-services")
        .then();
  }

  private static ValidatableResponse set(String supervisor, String service, String version) {
    return admin()
        .body(Map.of("version", version))
        .put(BASE + "/clusters/" + supervisor + "/supervisor-services/" + service)
        .then();
  }

  private static void ready(String supervisor, String service, String version) {
    Topic.named("supervisor.install.installs.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.install-changed.v1",
            supervisor + "/" + service,
            1,
            UUID.randomUUID().toString(),
            """
            {"supervisor":"%s","service":"%s","command_seq":1,"phase":"READY",\
            "current_version":"%s","messages":[]}"""
                .formatted(supervisor, service, version));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                admin()
                    .get(BASE + "/clusters/" + supervisor + "/supervisor-services/" + service)
                    .then()
                    .body("config_status", equalTo("CONFIGURED")));
  }

  private static void removed(String supervisor, String service) {
    String url = BASE + "/clusters/" + supervisor + "/supervisor-services/" + service;
    admin().delete(url).then().statusCode(204);
    int seq = 2 * ++rounds;
    Topic.named("supervisor.catalog.commands.v1").of(supervisor + "/" + service, seq);
    Topic.named("supervisor.install.installs.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.install-changed.v1",
            supervisor + "/" + service,
            seq,
            UUID.randomUUID().toString(),
            """
            {"supervisor":"%s","service":"%s","command_seq":%d,"phase":"REMOVED","messages":[]}"""
                .formatted(supervisor, service, seq));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> admin().get(url).statusCode() == 404);
  }

  private static void supervisor(String id, String uuid, String kubernetes, int hosts) {
    Topic.named("supervisor.namespace.supervisors.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.supervisor-changed.v1",
            id,
            1,
            UUID.randomUUID().toString(),
            """
            {"supervisor":"%s","uuid":"%s","name":"%s","kubernetes_version":"%s",\
            "network_provider":"VSPHERE_NETWORK","host_count":%d,"state":"READY"}"""
                .formatted(id, uuid, id, kubernetes, hosts));
  }
}
