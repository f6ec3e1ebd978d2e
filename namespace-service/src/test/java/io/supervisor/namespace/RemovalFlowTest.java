package io.supervisor.namespace;

import static io.restassured.RestAssured.given;
import static io.supervisor.namespace.TestInstall.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.simulator.SimulatorOptions;
import io.supervisor.simulator.SimulatorServer;
import io.supervisor.simulator.SupervisorSpec;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Removals that do not just succeed, on a Supervisor of their own that ends on the way. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(SimulatorResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemovalFlowTest {

  private static final String SUPERVISOR = "domain-c11";
  private static final String OBJECTS =
      """
      [{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"held","finalizers":["example.org/hold"],$META}},
       {"apiVersion":"v1","kind":"Service","metadata":{"name":"web",$META},
        "spec":{"type":"LoadBalancer","selector":{"app":"web"},"ports":[{"port":80}]}},
       {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"removal",$MARK},"rules":[]}]
      """;

  @TempDir static Path state;
  static SimulatorServer simulator;

  @Inject Sealer sealer;

  private TestInstall held() {
    return new TestInstall(SUPERVISOR, "held", sealer);
  }

  private static KubernetesClient client() {
    Path kubeconfig = simulator.supervisors().get(0).kubeconfig();
    return KubernetesClients.with(kubeconfig);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @Order(1)
  void whatARemovalWouldTakeIsShown() {
    simulator =
        SimulatorServer.start(
            SimulatorOptions.standard(state)
                .withSupervisors(List.of(SupervisorSpec.parse(SUPERVISOR + ":2:NSX"))));
    given().get(held().contents()).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(held().contents()).then().statusCode(403);
    as("viewer")
        .get(held().contents())
        .then()
        .statusCode(404)
        .body("error_type", equalTo("NOT_FOUND"))
        .body("messages[0].default_message", containsString(held().namespace()));
    held().register(simulator.supervisors().get(0).kubeconfig());
    held().arrives(OBJECTS, 1);
    held().told("workload-ready", any -> true);
    try (KubernetesClient client = client()) {
      client
          .persistentVolumeClaims()
          .inNamespace(held().namespace())
          .resource(
              new PersistentVolumeClaimBuilder()
                  .withNewMetadata()
                  .withName("data")
                  .endMetadata()
                  .withNewSpec()
                  .withAccessModes("ReadWriteOnce")
                  .withStorageClassName("simulated")
                  .withNewResources()
                  .addToRequests("storage", new Quantity("2Gi"))
                  .endResources()
                  .endSpec()
                  .build())
          .create();
    }

    as("viewer")
        .get(held().contents())
        .then()
        .statusCode(200)
        .body("install", equalTo(held().id()))
        .body("truncated", equalTo(false))
        .body("objects.name", hasItems("held", "web", "removal", "data", held().namespace()))
        .body("objects.findAll { it.kind == 'ClusterRole' }.namespace", contains(""))
        .body("objects.findAll { it.name == 'data' }.api_version", contains("v1"))
        .body("volumes.name", contains("data"))
        .body("volumes.size_mib", contains(2048))
        .body("volumes.storage_class", contains("simulated"))
        .body("addresses.service", contains("web"))
        .body("addresses[0].ports", contains(80));
  }

  @Test
  @Order(2)
  void aRemovalThatIsHeldSaysByWhatAndEndsOnlyByForce() {
    try (KubernetesClient client = client()) {
      client
          .namespaces()
          .withName(held().namespace())
          .edit(
              namespace -> {
                namespace.getMetadata().getFinalizers().add("example.org/home");
                return namespace;
              });
    }
    held().leaves(2, 2, false);

    JsonPath stuck = held().told("workload-removing", event -> event.getBoolean("stuck"));
    assertThat(stuck.getString("objects[0].kind")).isEqualTo("ConfigMap");
    assertThat(stuck.getString("objects[0].name")).isEqualTo("held");
    assertThat(stuck.getList("objects[0].finalizers")).containsExactly("example.org/hold");
    assertThat(stuck.getString("objects.find { it.kind == 'Namespace' }.message"))
        .contains("example.org/hold in 1 resource instances");
    assertThat(stuck.getList("objects.find { it.kind == 'Namespace' }.finalizers"))
        .containsExactly("example.org/home");
    assertThat(stuck.getInt("remaining")).isEqualTo(2);
    assertThat(held().count("workload-removed")).isZero();

    held().leaves(3, 2, true);
    held().leaves(4, 2, false);

    JsonPath removed = held().told("workload-removed", any -> true);
    assertThat(removed.getBoolean("left_behind")).isFalse();
    try (KubernetesClient client = client()) {
      assertThat(client.namespaces().withName(held().namespace()).get()).isNull();
      assertThat(client.rbac().clusterRoles().withName("removal").get()).isNull();
    }
  }

  @Test
  @Order(3)
  void aSupervisorThatCannotBeReachedIsGivenUpOnlyByForce() {
    TestInstall lost = new TestInstall(SUPERVISOR, "lost", sealer);
    lost.arrives(OBJECTS.replace("\"removal\"", "\"lost\""), 1);
    lost.told("workload-ready", any -> true);
    simulator.close();
    lost.leaves(2, 2, false);

    JsonPath trouble = lost.told("workload-degraded", any -> true);
    assertThat(trouble.getString("reason")).isEqualTo("SupervisorUnreachable");
    as("operator")
        .get(lost.contents())
        .then()
        .statusCode(503)
        .body("error_type", equalTo("SERVICE_UNAVAILABLE"))
        .body("messages[0].default_message", containsString("could not be asked"));
    assertThat(lost.count("workload-removed")).isZero();

    lost.leaves(3, 2, true);

    assertThat(lost.told("workload-removed", any -> true).getBoolean("left_behind")).isTrue();
  }

  @Test
  @Order(4)
  void aSupervisorThatIsNotRegisteredIsGivenUpOnlyByForce() {
    TestInstall nowhere = new TestInstall("domain-c99", "nowhere", sealer);
    nowhere.leaves(1, 1, false);
    assertThat(nowhere.told("workload-degraded", any -> true).getString("reason"))
        .isEqualTo("SupervisorUnknown");

    nowhere.leaves(2, 1, true);

    assertThat(nowhere.told("workload-removed", any -> true).getBoolean("left_behind")).isTrue();
  }
}
