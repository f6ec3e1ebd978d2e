package io.supervisor.install;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.seal.Gzip;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
class InstallFlowTest {

  private static final String CONTOUR = "contour.supervisor.io";
  private static final String INSTALL = "domain-c8/" + CONTOUR;
  private static final String VIEW = "/api/supervisor/installs/" + INSTALL;
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String COMMANDS = "supervisor.catalog.commands.v1";
  private static final String PLACEMENTS = "supervisor.scheduler.placements.v1";
  private static final String WORKLOADS = "supervisor.namespace.workloads.v1";
  private static final String REQUESTS = "supervisor.install.placement-requests.v1";

  @Inject Sealer sealer;

  @Test
  @Order(1)
  void everyCallNeedsATokenAndARole() {
    for (String path : List.of("/api/supervisor/installs", VIEW, VIEW + "/timeline")) {
      given().get(path).then().statusCode(401);
      given().auth().oauth2(Tokens.of("nobody")).get(path).then().statusCode(403);
    }
    viewer().get("/api/supervisor/installs").then().statusCode(200).body("items", empty());
    viewer().get(VIEW).then().statusCode(404);
    viewer().get(VIEW + "/timeline").then().statusCode(404);
    viewer().get("/api/supervisor/installs?limit=0").then().statusCode(400);
    viewer().get("/api/supervisor/installs?limit=201").then().statusCode(400);
  }

  @Test
  @Order(2)
  void aCommandThatArrivesBeforeItsPackageWaitsForIt() throws IOException {
    request(1, "e1", "contour: {replicas: 3}");
    request(1, "e1", "contour: {replicas: 3}");
    awaitPhase("REQUESTED");

    publishPackage();

    awaitPhase("RENDERED");
    List<ConsumerRecord<String, String>> requests = Topic.named(REQUESTS).records(1);
    JsonPath asked = JsonPath.from(requests.get(0).value());
    assertThat(asked.getLong("generation")).isEqualTo(1);
    assertThat(asked.getString("namespace")).isEqualTo("svc-contour-domain-c8");
    assertThat(asked.getInt("workloads.find { it.kind == 'Deployment' }.pods")).isEqualTo(3);
    assertThat(asked.getBoolean("workloads.find { it.kind == 'DaemonSet' }.every_host")).isTrue();
    List<ConsumerRecord<String, String>> bundles =
        Topic.named("supervisor.install.bundles.v1").records(1);
    JsonPath bundle = JsonPath.from(bundles.get(0).value());
    byte[] secret = Base64.getDecoder().decode(bundle.getString("sealed"));
    String objects =
        new String(sealer.open(Purpose.BUNDLE, secret, INSTALL), StandardCharsets.UTF_8);
    assertThat(JsonPath.from(objects).getList("kind", String.class))
        .contains("Deployment", "DaemonSet", "Service", "CustomResourceDefinition", "ConfigMap");
    assertThat(bundle.getString("digest")).isEqualTo(asked.getString("bundle_digest"));
  }

  @Test
  @Order(3)
  void reportsMoveItToReadyAndRepeatsChangeNothing() {
    publish(PLACEMENTS, "scheduler.placement-decided", 1, "p1", "\"slots\":[]");
    awaitPhase("PLACED");
    publish(WORKLOADS, "namespace.workload-applied", 1, "w1", "\"objects\":10");
    awaitPhase("APPLYING");
    String ready =
        "\"addresses\":[{\"service\":\"envoy\",\"address\":\"10.15.8.9\",\"ports\":[80,443]}]";
    publish(WORKLOADS, "namespace.workload-ready", 2, "w2", ready);
    publish(WORKLOADS, "namespace.workload-ready", 2, "w2", ready);
    publish(WORKLOADS, "namespace.workload-applied", 1, "w1", "\"objects\":10");
    awaitPhase("READY");
    viewer()
        .get(VIEW)
        .then()
        .body("addresses[0].address", equalTo("10.15.8.9"))
        .body("current_version", equalTo("1.24.4"))
        .body("conditions.status", hasItems("True"));
    viewer()
        .get(VIEW + "/timeline")
        .then()
        .body("phase", equalTo(List.of("REQUESTED", "RENDERED", "PLACED", "APPLYING", "READY")));
    List<ConsumerRecord<String, String>> told =
        Topic.named("supervisor.install.installs.v1").records(5);
    assertThat(told).hasSize(5);
    assertThat(told)
        .allSatisfy(
            record -> {
              assertThat(header(record, "ce_correlationid")).isEqualTo("test-request");
              assertThat(header(record, "ce_traceparent"))
                  .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
            });
  }

  @Test
  @Order(4)
  void badValuesFailWithTheirPlaceAndHeal() {
    request(2, "e2", "contour: {replicas: many}");
    awaitPhase("FAILED");
    viewer()
        .get(VIEW)
        .then()
        .body("reason", equalTo("RenderingFailed"))
        .body("message", containsString("replicas"));
    request(3, "e3", "");
    awaitPhase("RENDERED");
  }

  @Test
  @Order(5)
  void aRemovalGoesRoundAndEndsRemoved() {
    publish(
        COMMANDS,
        "catalog.uninstall-requested",
        4,
        "e4",
        "\"command_seq\":4,\"requested_by\":\"ann\"");
    awaitPhase("REMOVING");
    publish(WORKLOADS, "namespace.workload-removed", 9, "w9", "\"x\":1", 3);
    publish(WORKLOADS, "namespace.workload-removed", 10, "w10", "\"x\":1", 4);
    awaitPhase("REMOVED");
    viewer().get("/api/supervisor/installs").then().body("items", empty());
    List<ConsumerRecord<String, String>> requests = Topic.named(REQUESTS).records(3);
    assertThat(requests.get(requests.size() - 1).value()).contains("\"generation\":4");
  }

  private void request(long seq, String id, String config) {
    byte[] secret = sealer.seal(Purpose.CONFIG, config.getBytes(StandardCharsets.UTF_8), INSTALL);
    String json =
        """
        "command_seq":%d,"version":"1.24.4","package_digest":"%s","sealed_config":"%s\""""
            .formatted(seq, DIGEST, Base64.getEncoder().encodeToString(secret));
    publish(COMMANDS, "catalog.install-requested", seq, id, json);
  }

  private static void publish(String topic, String type, long version, String id, String fields) {
    publish(topic, type, version, id, fields, 1);
  }

  private static void publish(
      String topic, String type, long version, String id, String fields, long generation) {
    String owner = type.substring(0, type.indexOf('.'));
    String json =
        """
        {"supervisor":"domain-c8","service":"%s","generation":%d,%s}"""
            .formatted(CONTOUR, generation, fields);
    Topic.named(topic)
        .publish(
            "/" + owner + "-service", "io.supervisor." + type + ".v1", INSTALL, version, id, json);
  }

  private static void publishPackage() throws IOException {
    Topic.named("supervisor.namespace.supervisors.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.supervisor-changed.v1",
            "domain-c8",
            1,
            "s1",
            "{\"supervisor\":\"domain-c8\",\"name\":\"c8\",\"state\":\"READY\"}");
    Topic.named("supervisor.catalog.services.v1")
        .publish(
            "/catalog-service",
            "io.supervisor.catalog.service-version-changed.v1",
            CONTOUR + "@1.24.4",
            1,
            "v1",
            """
            {"service":"%s","version":"1.24.4","state":"ACTIVATED","package_digest":"%s"}"""
                .formatted(CONTOUR, DIGEST));
    Path file =
        Path.of(System.getProperty("suite.root"), "deploy/packages/contour/1.24.4/package.yaml");
    String content = Base64.getEncoder().encodeToString(Gzip.compress(Files.readAllBytes(file)));
    String json = "{\"digest\":\"" + DIGEST + "\",\"content\":\"" + content + "\"}";
    Topic.named("supervisor.catalog.packages.v1")
        .publish(
            "/catalog-service", "io.supervisor.catalog.package-stored.v1", DIGEST, 1, "k1", json);
  }

  private static void awaitPhase(String phase) {
    await()
        .atMost(Duration.ofSeconds(25))
        .untilAsserted(
            () -> viewer().get(VIEW).then().statusCode(200).body("phase", equalTo(phase)));
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static RequestSpecification viewer() {
    return given().auth().oauth2(Tokens.of("vic", "viewer"));
  }
}
