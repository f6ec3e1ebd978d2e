package io.supervisor.namespace;

import static io.supervisor.namespace.TestInstall.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A Supervisor of three zones, reached by an account that may do little. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(SimulatorResource.class)
class AllowanceFlowTest {

  private static final String OURS = "find { it.supervisor == 'domain-c11' }";
  private static final List<String> ANY = List.of("*");

  @ConfigProperty(name = "test.kubeconfig.domain-c11")
  Path kubeconfig;

  @Test
  void whatTheAccountMayNotDoAndTheQuotasAreTold() throws IOException {
    try (KubernetesClient admin = admin()) {
      String token = limitedToken(admin);
      String text = Files.readString(kubeconfig).replaceAll("token: \\S+", "token: " + token);
      as("administrator")
          .body(
              Map.of(
                  "uuid",
                  "u-11",
                  "name",
                  "supervisor-11",
                  "network_provider",
                  "NSXT_CONTAINER_PLUGIN",
                  "kubeconfig",
                  text))
          .put("/api/supervisor/supervisors/domain-c11")
          .then()
          .statusCode(204);

      told(
          view ->
              view.body(
                  OURS + ".missing_rights.findAll { it.group == 'apps' }.kind.unique()",
                  contains("Deployment", "DaemonSet", "StatefulSet")));
      told(view -> view.body(OURS + ".missing_rights.findAll { it.group == '' }", empty()));
      told(view -> view.body(OURS + ".quotas", empty()));

      quota(admin);

      told(
          view ->
              view.body(OURS + ".quotas.name", contains("compute"))
                  .body(OURS + ".quotas[0].cpu_millicores", equalTo(1500))
                  .body(OURS + ".quotas[0].memory_mib", equalTo(2048))
                  .body(OURS + ".quotas[0].pods", equalTo(null)));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                as("viewer")
                    .get("/api/supervisor/hosts?supervisor=domain-c11")
                    .then()
                    .body(
                        "zone.sort()",
                        contains("domain-c11-z1", "domain-c11-z2", "domain-c11-z3")));
  }

  @FunctionalInterface
  private interface Expectation {
    void of(ValidatableResponse view);
  }

  private static void told(Expectation expectation) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> expectation.of(as("viewer").get("/api/supervisor/supervisors").then()));
  }

  private static String limitedToken(KubernetesClient admin) {
    admin
        .serviceAccounts()
        .inNamespace("default")
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName("limited").endMetadata().build())
        .create();
    admin
        .rbac()
        .clusterRoles()
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName("limited")
                .endMetadata()
                .withRules(
                    new PolicyRuleBuilder()
                        .withApiGroups("")
                        .withResources(ANY)
                        .withVerbs(ANY)
                        .build())
                .build())
        .create();
    admin
        .rbac()
        .clusterRoleBindings()
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName("limited")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "limited")
                .addNewSubject("", "ServiceAccount", "limited", "default")
                .build())
        .create();
    return admin
        .serviceAccounts()
        .inNamespace("default")
        .withName("limited")
        .tokenRequest(
            new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3600L).endSpec().build())
        .getStatus()
        .getToken();
  }

  private static void quota(KubernetesClient admin) {
    for (String namespace : List.of("svc-web-domain-c11", "elsewhere")) {
      admin
          .namespaces()
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
          .create();
      admin
          .resourceQuotas()
          .inNamespace(namespace)
          .resource(
              new ResourceQuotaBuilder()
                  .withNewMetadata()
                  .withName("compute")
                  .endMetadata()
                  .withNewSpec()
                  .addToHard("requests.cpu", new Quantity("1500m"))
                  .addToHard("requests.memory", new Quantity("2Gi"))
                  .endSpec()
                  .build())
          .create();
    }
  }

  private KubernetesClient admin() {
    return KubernetesClients.with(kubeconfig);
  }
}
