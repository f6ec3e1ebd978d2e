package io.supervisor.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is told when parts of an install do not run. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(SimulatorResource.class)
class TroubleFlowTest {

  private static final String OBJECTS =
      """
      [{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web",$META},
        "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
        "spec":{"containers":[{"name":"server","image":"registry.example.org/web:1"}]}}}},
       {"apiVersion":"v1","kind":"Secret","metadata":{"name":"login",$META},"stringData":{"password":"canary-88"}}]
      """;

  @Inject Sealer sealer;

  @ConfigProperty(name = "test.kubeconfig.domain-c9")
  Path kubeconfig;

  @Test
  void aPodThatFailsIsNamedWithItsReasonAndTheLastEventsWithoutSecrets() {
    TestInstall install = new TestInstall("domain-c9", "sick", sealer);
    install.register(kubeconfig);
    install.arrives(OBJECTS, 1);
    try (KubernetesClient client = client()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !pods(client, install.namespace()).isEmpty());
      Pod pod = pods(client, install.namespace()).get(0);
      fail(client, pod);

      JsonPath trouble = install.told("workload-degraded", any -> true);

      String name = pod.getMetadata().getName();
      assertThat(trouble.getString("reason")).isEqualTo("NotReady");
      assertThat(trouble.getString("object")).isEqualTo("Deployment/web");
      assertThat(trouble.getString("message"))
          .isEqualTo(
              "Deployment/web has 0 of 1 pods ready. Pod %s, container server: ErrImagePull: no access with *** to it."
                  .formatted(name));
      List<String> events = trouble.getList("events");
      assertThat(events).hasSizeBetween(2, 5);
      assertThat(events.get(events.size() - 1))
          .isEqualTo("Warning Failed (x3) pod/%s: pull with *** failed".formatted(name));
      assertThat(events.get(0)).startsWith("Normal ");
    }
  }

  private static void fail(KubernetesClient client, Pod pod) {
    Pod failed =
        new PodBuilder(pod)
            .editOrNewStatus()
            .withContainerStatuses(
                new ContainerStatusBuilder()
                    .withName("server")
                    .withImage("registry.example.org/web:1")
                    .withImageID("")
                    .withReady(false)
                    .withRestartCount(0)
                    .withNewState()
                    .withNewWaiting("no access with canary-88 to it", "ErrImagePull")
                    .endState()
                    .build())
            .endStatus()
            .build();
    failed.getMetadata().setResourceVersion(null);
    client.pods().resource(failed).updateStatus();
    client
        .v1()
        .events()
        .inNamespace(pod.getMetadata().getNamespace())
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName("pull")
                .endMetadata()
                .withNewInvolvedObject()
                .withKind("Pod")
                .withName(pod.getMetadata().getName())
                .endInvolvedObject()
                .withType("Warning")
                .withReason("Failed")
                .withCount(3)
                .withMessage("pull with canary-88 failed")
                .withLastTimestamp("2099-01-01T00:00:00Z")
                .build())
        .create();
  }

  private static List<Pod> pods(KubernetesClient client, String namespace) {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  private KubernetesClient client() {
    return KubernetesClients.with(kubeconfig);
  }
}
