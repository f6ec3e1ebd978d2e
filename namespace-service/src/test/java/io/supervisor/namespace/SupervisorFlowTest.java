package io.supervisor.namespace;

import static io.restassured.RestAssured.given;
import static io.supervisor.namespace.TestInstall.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final String OBJECTS =
      """
      [{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web",$META},
        "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
        "spec":{"containers":[{"name":"web","image":"registry.example.org/web:1"}]}}}},
       {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"web",$META},"data":{"a":"b"}},
       {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"web",$MARK},"rules":[]}]
      """;

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
    String labels = SUPERVISORS + "/domain-c8/labels";
    given().contentType("application/json").body("{}").put(labels).then().statusCode(401);
    as("operator").body(Map.of("site", "north")).put(labels).then().statusCode(403);
    as("administrator")
        .body(Map.of("site", "no rth", "-", "x"))
        .put(labels)
        .then()
        .statusCode(400)
        .body("data.findings.field", equalTo(List.of("-", "site")));
    as("administrator")
        .body(Map.of("a", "b"))
        .put(SUPERVISORS + "/none/labels")
        .then()
        .statusCode(404);
    as("administrator").body(Map.of("site", "north")).put(labels).then().statusCode(200);
    as("viewer").get(SUPERVISORS).then().body(OURS + ".labels.site", equalTo(List.of("north")));
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
    web().arrives(OBJECTS, 1);

    assertThat(web().told("workload-applied", any -> true).getInt("objects")).isEqualTo(3);
    try (KubernetesClient client = client()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> client.pods().inNamespace(web().namespace()).list().getItems().size() == 1);
      bind(client, client.pods().inNamespace(web().namespace()).list().getItems().get(0));
    }
    web().told("workload-ready", any -> true);
    assertThat(web().count("workload-applied")).isEqualTo(1);
  }

  @Test
  @Order(4)
  void driftIsRepaired() {
    try (KubernetesClient client = client()) {
      client.configMaps().inNamespace(web().namespace()).withName("web").delete();
      web().placed(2, 1);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  client.configMaps().inNamespace(web().namespace()).withName("web").get() != null);
    }
  }

  @Test
  @Order(4)
  void whatIsWatchedIsRepairedAtOnce() {
    try (KubernetesClient client = client()) {
      RollableScalableResource<Deployment> web =
          client.apps().deployments().inNamespace(web().namespace()).withName("web");
      await().atMost(Duration.ofSeconds(20)).until(() -> web.get() != null);

      web.scale(3);

      await().atMost(Duration.ofSeconds(10)).until(() -> web.get().getSpec().getReplicas() == 1);

      web.delete();

      await().atMost(Duration.ofSeconds(10)).until(() -> web.get() != null);
    }
  }

  /** By looking every five seconds alone, six changes would take half a minute. */
  @Test
  @Order(4)
  void whatIsNewOfAHostIsToldAtOnce() {
    try (KubernetesClient client = client()) {
      String name = client.nodes().list().getItems().get(0).getMetadata().getName();
      long begin = System.nanoTime();
      for (boolean cordoned : List.of(true, false, true, false, true, false)) {
        client
            .nodes()
            .withName(name)
            .edit(
                node ->
                    new NodeBuilder(node).editSpec().withUnschedulable(cordoned).endSpec().build());
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(
                () ->
                    as("viewer")
                        .get(HOSTS)
                        .then()
                        .body(
                            "find { it.host == '%s' }.schedulable".formatted(name),
                            equalTo(!cordoned)));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  @Order(5)
  void aRemovalLeavesNothingAndIsAnsweredAlsoForTheUnknown() {
    web().leaves(3, 2, false);

    web().told("workload-removed", any -> true);
    try (KubernetesClient client = client()) {
      assertThat(client.namespaces().withName(web().namespace()).get()).isNull();
      assertThat(client.rbac().clusterRoles().withName("web").get()).isNull();
    }
    TestInstall never = install("never");
    never.leaves(1, 7, false);
    assertThat(never.told("workload-removed", any -> true).getLong("generation")).isEqualTo(7);
  }

  @Test
  @Order(6)
  void aKindThatIsNotServedIsSaidAndCanBeRemoved() {
    install("strange")
        .arrives(
            """
            [{"apiVersion":"strange.example.org/v1","kind":"Strange","metadata":{"name":"s",$META}}]""",
            1);

    JsonPath trouble = install("strange").told("workload-degraded", any -> true);
    assertThat(trouble.getString("message"))
        .contains("does not know the kind Strange of strange.example.org/v1");

    install("strange").leaves(2, 2, false);
    install("strange").told("workload-removed", any -> true);
  }

  @Test
  @Order(7)
  void whatTheSupervisorRefusesIsSaidWithoutItsValues() {
    install("wrong")
        .arrives(
            """
            [{"apiVersion":"v1","kind":"Service","metadata":{"name":"s",$META},
              "spec":{"type":"CANARY-77","ports":[{"port":80}]}}]""",
            1);

    JsonPath trouble = install("wrong").told("workload-degraded", any -> true);

    assertThat(trouble.getString("reason")).isEqualTo("SupervisorRefused");
    assertThat(trouble.getString("message")).contains("Service/s").doesNotContain("CANARY");
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

  private TestInstall web() {
    return install("web");
  }

  private TestInstall install(String name) {
    return new TestInstall("domain-c8", name, sealer);
  }

  private void bind(KubernetesClient client, Pod pod) {
    client
        .bindings()
        .inNamespace(web().namespace())
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(web().namespace())
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

  private KubernetesClient client() {
    return KubernetesClients.with(kubeconfig);
  }

  private Map<String, String> registration() throws IOException {
    return Map.of(
        "uuid", "u-8",
        "name", "supervisor-8",
        "network_provider", "NSXT_CONTAINER_PLUGIN",
        "kubeconfig", Files.readString(kubeconfig));
  }
}
