package io.supervisor.namespace;

import static io.supervisor.namespace.TestInstall.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.fabric8.kubernetes.client.KubernetesClient;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Installs that kapp-controller carries out, here the simulator's stand-in for it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(SimulatorResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageFlowTest {

  private static final String OBJECTS =
      """
      [{"apiVersion":"packaging.carvel.dev/v1alpha1","kind":"PackageInstall","metadata":{"name":"web",$META},
        "spec":{"serviceAccountName":"installer","packageRef":{"refName":"web.supervisor.io",
         "versionSelection":{"constraints":"%1$s"}},"values":[{"secretRef":{"name":"values"}}]}},
       {"apiVersion":"data.packaging.carvel.dev/v1alpha1","kind":"Package","metadata":{"name":"web.supervisor.io.%1$s",$META},
        "spec":{"refName":"web.supervisor.io","version":"%1$s","template":{"spec":{
         "fetch":[{"inline":{"paths":{"config.yml":"%2$s"}}}],"template":[{"ytt":{}}],"deploy":[{"kapp":{}}]}}}},
       {"apiVersion":"data.packaging.carvel.dev/v1alpha1","kind":"PackageMetadata","metadata":{"name":"web.supervisor.io",$META},
        "spec":{"displayName":"Web"}},
       {"apiVersion":"v1","kind":"Secret","metadata":{"name":"values",$META},"stringData":{"values.yaml":"a: secret.yml"}},
       {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"web-installer",$MARK},
        "subjects":[{"kind":"ServiceAccount","name":"installer","namespace":"x"}],
        "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"}},
       {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"installer",$META}}]
      """;
  private static final String SERVICE =
      "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: LoadBalancer, ports: [{port: 443}]}}";

  @Inject Sealer sealer;

  @ConfigProperty(name = "test.kubeconfig.domain-c10")
  Path kapp;

  @ConfigProperty(name = "test.kubeconfig.domain-c9")
  Path plain;

  private TestInstall web() {
    return new TestInstall("domain-c10", "web", sealer);
  }

  private KubernetesClient client() {
    return KubernetesClients.with(kapp);
  }

  @Test
  @Order(1)
  void howASupervisorCanBeDeliveredToIsSeen() {
    web().register(kapp);
    new TestInstall("domain-c9", "web", sealer).register(plain);

    as("viewer")
        .get("/api/supervisor/supervisors")
        .then()
        .body("find { it.supervisor == 'domain-c10' }.delivery", equalTo("KAPP_CONTROLLER"))
        .body("find { it.supervisor == 'domain-c9' }.delivery", equalTo("RENDERED"));
    String told =
        Topic.named("supervisor.namespace.supervisors.v1").of("domain-c10", 1).get(0).value();
    assertThat(JsonPath.from(told).getString("delivery")).isEqualTo("KAPP_CONTROLLER");
  }

  @Test
  @Order(2)
  void aPackageInstallIsReadyWhenItIsReconciledAndItsServicesAreReached() {
    web().arrives(OBJECTS.formatted("1.0.0", SERVICE), 1);

    JsonPath ready = web().told("workload-ready", event -> event.getLong("generation") == 1);

    assertThat(ready.getList("addresses.service")).containsExactly("web");
    assertThat(ready.getList("addresses[0].ports")).containsExactly(443);
    as("operator")
        .get(web().contents())
        .then()
        .statusCode(200)
        .body("objects.kind", hasItems("PackageInstall", "App", "Package", "Service"))
        .body("addresses.service", equalTo(List.of("web")));
  }

  @Test
  @Order(3)
  void whatKappControllerCannotDoIsSaidWithoutSecrets() {
    String broken = OBJECTS.formatted("2.0.0", "#@ load").replace("config.yml", "secret.yml");
    web().arrives(broken, 2);

    JsonPath trouble = web().told("workload-degraded", event -> event.getLong("generation") == 2);

    assertThat(trouble.getString("reason")).isEqualTo("ReconcileFailed");
    assertThat(trouble.getString("object")).isEqualTo("PackageInstall/web");
    assertThat(trouble.getString("message"))
        .startsWith("PackageInstall/web did not reconcile. Templating: ")
        .contains("cannot render ***:")
        .doesNotContain("secret.yml");
  }

  @Test
  @Order(4)
  void aRemovalLetsKappControllerFinishBeforeItsServiceAccountGoes() {
    web().leaves(3, 3, false);

    JsonPath removed = web().told("workload-removed", any -> true);

    assertThat(removed.getLong("generation")).isEqualTo(3);
    try (KubernetesClient client = client()) {
      assertThat(client.namespaces().withName(web().namespace()).get()).isNull();
      assertThat(client.rbac().clusterRoleBindings().withName("web-installer").get()).isNull();
    }
  }

  @Test
  @Order(5)
  void aRemovalWithoutItsServiceAccountSaysWhatIsMissingAndHealsWithIt() {
    TestInstall other = new TestInstall("domain-c10", "orphan", sealer);
    other.arrives(OBJECTS.formatted("1.0.0", SERVICE).replace("web-installer", "orphan"), 1);
    other.told("workload-ready", any -> true);
    try (KubernetesClient client = client()) {
      var accounts = client.serviceAccounts().inNamespace(other.namespace());
      var account = accounts.withName("installer").get();
      accounts.withName("installer").delete();
      other.leaves(2, 2, false);

      JsonPath stuck = other.told("workload-removing", event -> event.getBoolean("stuck"));

      assertThat(stuck.getString("objects.find { it.kind == 'PackageInstall' }.message"))
          .contains("serviceaccounts \"installer\" not found");
      assertThat(client.namespaces().withName(other.namespace()).get()).isNotNull();
      account.getMetadata().setResourceVersion(null);
      account.getMetadata().setUid(null);
      accounts.resource(account).create();
      other.told("workload-removed", any -> true);
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> client.namespaces().withName(other.namespace()).get() == null);
    }
  }

  @Test
  @Order(6)
  void aForcedRemovalThatDoesNotWaitForKappControllerSaysThatSomethingIsLeft() {
    TestInstall given = new TestInstall("domain-c10", "given", sealer);
    given.arrives(OBJECTS.formatted("1.0.0", SERVICE).replace("web-installer", "given"), 1);
    given.told("workload-ready", any -> true);
    try (KubernetesClient client = client()) {
      client.serviceAccounts().inNamespace(given.namespace()).withName("installer").delete();

      given.leaves(2, 2, true);

      assertThat(given.told("workload-removed", any -> true).getBoolean("left_behind")).isTrue();
      assertThat(client.namespaces().withName(given.namespace()).get()).isNull();
    }
  }
}
