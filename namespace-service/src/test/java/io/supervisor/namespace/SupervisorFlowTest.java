package io.supervisor.namespace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(SimulatorResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SupervisorFlowTest {

  private static final String SUPERVISORS = "/api/supervisor/supervisors";
  private static final String HOSTS = "/api/supervisor/hosts?supervisor=domain-c8";
  private static final String OURS = "findAll { it.supervisor == 'domain-c8' }";
  private static final String INSTALL = "domain-c8/web.supervisor.io";
  private static final String NAMESPACE = "svc-web-domain-c8";
  private static final Topic WORKLOADS = Topic.named("supervisor.namespace.workloads.v1");
  private static final String OBJECTS =
      """
      [{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"%1$s",%2$s},
        "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
        "spec":{"containers":[{"name":"web","image":"registry.example.org/web:1"}]}}}},
       {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"web","namespace":"%1$s",%2$s},"data":{"a":"b"}},
       {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"web",%2$s},"rules":[]}]
      """
          .formatted(NAMESPACE, "\"annotations\":{\"supervisor.io/install\":\"" + INSTALL + "\"}");

  @Inject Sealer sealer;

  @ConfigProperty(name = "test.kubeconfig")
  Path kubeconfig;

  @Test
  @Order(1)
  void everyCallNeedsATokenAndARole() throws IOException {
    for (String path : List.of(SUPERVISORS, HOSTS)) {
      given().get(path).then().statusCode(401);
      given().auth().oauth2(Tokens.of("nobody")).get(path).then().statusCode(403);
      as("viewer").get(path).then().statusCode(200).body(OURS, hasSize(0));
    }
    given().body(registration()).put(SUPERVISORS + "/domain-c8").then().statusCode(401);
    as("operator").body(registration()).put(SUPERVISORS + "/domain-c8").then().statusCode(403);
  }

  @Test
  @Order(2)
  void aRegistrationIsCheckedAndBringsTheHosts() throws IOException {
    as("administrator")
        .body(Map.of("name", "x"))
        .put(SUPERVISORS + "/domain-c8")
        .then()
        .statusCode(400)
        .body("data.findings.field", equalTo(List.of("uuid", "network_provider", "kubeconfig")));
    Map<String, String> dead = new HashMap<>(registration());
    dead.put("kubeconfig", dead.get("kubeconfig").replaceAll("127.0.0.1:\\d+", "127.0.0.1:1"));
    as("administrator")
        .body(dead)
        .put(SUPERVISORS + "/domain-c8")
        .then()
        .statusCode(400)
        .body("data.findings[0].field", equalTo("kubeconfig"));
    as("viewer").get(SUPERVISORS).then().body(OURS, hasSize(0));

    as("administrator").body(registration()).put(SUPERVISORS + "/domain-c8").then().statusCode(204);
    as("administrator").body(registration()).put(SUPERVISORS + "/domain-c8").then().statusCode(204);

    as("viewer").get(SUPERVISORS).then().body(OURS + ".state", equalTo(List.of("READY")));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> as("viewer").get(HOSTS).then().body("$", hasSize(4)));
    assertThat(Topic.named("supervisor.namespace.hosts.v1").until(seen -> hosts(seen) >= 4))
        .filteredOn(host -> host.key().startsWith("domain-c8/"))
        .hasSize(4);
    ConsumerRecord<String, String> credential =
        Topic.named("supervisor.namespace.credentials.v1").records(1).get(0);
    assertThat(credential.value()).doesNotContain("BEGIN CERTIFICATE");
  }

  @Test
  @Order(3)
  void placementAndBundleTogetherAreAppliedAndFollowedUntilTheyRun() {
    placement("placement-decided", 1, "p1", 1, "b".repeat(64));
    bundle(INSTALL, OBJECTS, "b".repeat(64), "b1");

    assertThat(newest(1, "workload-applied").getInt("objects")).isEqualTo(3);
    try (KubernetesClient client = client()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> client.pods().inNamespace(NAMESPACE).list().getItems().size() == 1);
      bind(client, client.pods().inNamespace(NAMESPACE).list().getItems().get(0));
    }
    newest(2, "workload-ready");
  }

  @Test
  @Order(4)
  void driftIsRepaired() {
    try (KubernetesClient client = client()) {
      client.configMaps().inNamespace(NAMESPACE).withName("web").delete();
      placement("placement-decided", 2, "p2", 1, "b".repeat(64));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> client.configMaps().inNamespace(NAMESPACE).withName("web").get() != null);
    }
  }

  @Test
  @Order(5)
  void aRemovalLeavesNothingAndIsAnsweredAlsoForTheUnknown() {
    placement("placement-leaving", 3, "p3", 2, "");

    List<ConsumerRecord<String, String>> told = toldOf(INSTALL, "workload-removed");
    assertThat(type(told.get(told.size() - 1))).contains("workload-removed");
    try (KubernetesClient client = client()) {
      assertThat(client.namespaces().withName(NAMESPACE).get()).isNull();
      assertThat(client.rbac().clusterRoles().withName("web").get()).isNull();
    }
    Topic.named("supervisor.scheduler.placements.v1")
        .publish(
            "/scheduler-service",
            "io.supervisor.scheduler.placement-leaving.v1",
            "domain-c8/never.supervisor.io",
            1,
            "p4",
            """
            {"supervisor":"domain-c8","service":"never.supervisor.io","generation":7,"namespace":"svc-never"}""");
    List<ConsumerRecord<String, String>> all =
        WORKLOADS.until(seen -> seen.stream().anyMatch(record -> record.key().contains("never")));
    assertThat(type(all.get(all.size() - 1))).contains("workload-removed");
  }

  @Test
  @Order(6)
  void aKindThatIsNotServedIsSaidAndCanBeRemoved() {
    String install = "domain-c8/strange.supervisor.io";
    String digest = "c".repeat(64);
    String objects =
        """
        [{"apiVersion":"strange.example.org/v1","kind":"Strange",
          "metadata":{"name":"s","namespace":"svc-strange-domain-c8",
            "annotations":{"supervisor.io/install":"%s"}}}]"""
            .formatted(install);
    bundle(install, objects, digest, "b6");
    placement(install, "placement-decided", 1, "p6", 1, digest);

    List<ConsumerRecord<String, String>> told = toldOf(install, "workload-degraded");
    assertThat(told.get(told.size() - 1).value())
        .contains("does not know the kind Strange of strange.example.org/v1");

    placement(install, "placement-leaving", 2, "p7", 2, "");
    toldOf(install, "workload-removed");
  }

  @Test
  @Order(7)
  void whatTheSupervisorRefusesIsSaidWithoutItsValues() {
    String install = "domain-c8/wrong.supervisor.io";
    String digest = "d".repeat(64);
    String objects =
        """
        [{"apiVersion":"v1","kind":"Service",
          "metadata":{"name":"s","namespace":"svc-wrong-domain-c8",
            "annotations":{"supervisor.io/install":"%s"}},
          "spec":{"type":"CANARY-77","ports":[{"port":80}]}}]"""
            .formatted(install);
    bundle(install, objects, digest, "b7");
    placement(install, "placement-decided", 1, "p8", 1, digest);

    List<ConsumerRecord<String, String>> told = toldOf(install, "workload-degraded");
    String last = told.get(told.size() - 1).value();
    assertThat(last).contains("SupervisorRefused").contains("Service/s").doesNotContain("CANARY");
  }

  @Test
  @Order(8)
  void aUuidBelongsToOneSupervisor() throws IOException {
    as("administrator")
        .body(registration())
        .put(SUPERVISORS + "/domain-c9")
        .then()
        .statusCode(400)
        .body("error_type", equalTo("ALREADY_EXISTS"));
  }

  private static List<ConsumerRecord<String, String>> toldOf(String install, String type) {
    List<ConsumerRecord<String, String>> told =
        WORKLOADS.until(
            seen -> seen.stream().anyMatch(r -> r.key().equals(install) && type(r).contains(type)));
    assertThat(told).anyMatch(r -> r.key().equals(install) && type(r).contains(type));
    return told.stream().filter(r -> r.key().equals(install)).toList();
  }

  private void bundle(String install, String objects, String digest, String id) {
    byte[] secret = sealer.seal(Purpose.BUNDLE, objects.getBytes(StandardCharsets.UTF_8), install);
    String json =
        """
        {"digest":"%s","install":"%s","generation":1,"sealed":"%s"}"""
            .formatted(digest, install, Base64.getEncoder().encodeToString(secret));
    Topic.named("supervisor.install.bundles.v1")
        .publish(
            "/install-service", "io.supervisor.install.bundle-rendered.v1", digest, 1, id, json);
  }

  private static void placement(
      String type, long version, String id, long generation, String digest) {
    placement(INSTALL, type, version, id, generation, digest);
  }

  private static void placement(
      String install, String type, long version, String id, long generation, String digest) {
    String service = install.substring(install.indexOf('/') + 1);
    String json =
        """
        {"supervisor":"domain-c8","service":"%s","generation":%d,"attempt":1,
        "bundle_digest":"%s","namespace":"svc-%s-domain-c8","slots":[]}"""
            .formatted(service, generation, digest, service.substring(0, service.indexOf('.')));
    Topic.named("supervisor.scheduler.placements.v1")
        .publish(
            "/scheduler-service",
            "io.supervisor.scheduler." + type + ".v1",
            install,
            version,
            id,
            json);
  }

  private static void bind(KubernetesClient client, Pod pod) {
    client
        .bindings()
        .inNamespace(NAMESPACE)
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewTarget()
                .withKind("Node")
                .withName(client.nodes().list().getItems().get(0).getMetadata().getName())
                .endTarget()
                .build())
        .create();
  }

  private static long hosts(List<ConsumerRecord<String, String>> seen) {
    return seen.stream().filter(host -> host.key().startsWith("domain-c8/")).count();
  }

  private static JsonPath newest(int count, String type) {
    List<ConsumerRecord<String, String>> seen = WORKLOADS.of(INSTALL, count);
    assertThat(seen).hasSize(count);
    assertThat(type(seen.get(count - 1))).isEqualTo("io.supervisor.namespace." + type + ".v1");
    return JsonPath.from(seen.get(count - 1).value());
  }

  private static String type(ConsumerRecord<String, String> record) {
    return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
  }

  private KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
        .build();
  }

  private Map<String, String> registration() throws IOException {
    return Map.of(
        "uuid", "u-8",
        "name", "supervisor-8",
        "network_provider", "NSXT_CONTAINER_PLUGIN",
        "kubeconfig", Files.readString(kubeconfig));
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of("user", role)).contentType("application/json");
  }
}
