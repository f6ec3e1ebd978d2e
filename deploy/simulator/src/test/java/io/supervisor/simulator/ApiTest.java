package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
  @TempDir static Path state;
  static SimulatorFixture simulator;
  static KubernetesClient client;

  @BeforeAll
  static void start() {
    simulator = new SimulatorFixture(state);
    client = simulator.client();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static ConfigMap map(String namespace, String name, String label, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .addToLabels("tier", label)
        .endMetadata()
        .addToData("a", value)
        .build();
  }

  @Test
  void informerSeesAddsUpdatesAndDeletes() {
    String namespace = simulator.namespace("inform");
    List<String> seen = new CopyOnWriteArrayList<>();
    var informer =
        client.configMaps().inNamespace(namespace).withLabel("tier", "x").inform(recorder(seen));

    client.resource(map(namespace, "one", "x", "1")).create();
    client.resource(map(namespace, "two", "y", "1")).create();
    client.resource(map(namespace, "one", "x", "2")).update();
    client.configMaps().inNamespace(namespace).withName("one").delete();

    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> assertThat(seen).containsExactly("add one", "update one", "delete one"));
    informer.close();
  }

  private static ResourceEventHandler<ConfigMap> recorder(List<String> seen) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(ConfigMap map) {
        seen.add("add " + map.getMetadata().getName());
      }

      @Override
      public void onUpdate(ConfigMap old, ConfigMap map) {
        seen.add("update " + map.getMetadata().getName());
      }

      @Override
      public void onDelete(ConfigMap map, boolean unknown) {
        seen.add("delete " + map.getMetadata().getName());
      }
    };
  }

  @Test
  void listsCanBeChosenByLabelsAndReadInPages() {
    String namespace = simulator.namespace("list");
    for (int i = 0; i < 5; i++) {
      client.resource(map(namespace, "m" + i, i < 3 ? "x" : "y", "1")).create();
    }

    var maps = client.configMaps().inNamespace(namespace);

    assertThat(maps.withLabelSelector("tier in (x)").list().getItems()).hasSize(3);
    assertThat(maps.withLabelSelector("tier notin (x),tier").list().getItems()).hasSize(2);
    assertThat(maps.withField("metadata.name", "m1").list().getItems()).hasSize(1);
    var page =
        maps.withLabel("tier")
            .list(new io.fabric8.kubernetes.api.model.ListOptionsBuilder().withLimit(2L).build());
    assertThat(page.getItems()).hasSize(2);
    assertThat(page.getMetadata().getContinue()).isNotEmpty();
  }

  @Test
  void withoutATokenNobodyGetsIn() {
    try (KubernetesClient stranger = simulator.clientWithToken("wrong")) {
      assertThatThrownBy(() -> stranger.namespaces().list())
          .isInstanceOfSatisfying(
              KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(401));
    }
  }

  @Test
  void staleResourceVersionIsAConflict() {
    String namespace = simulator.namespace("stale");
    ConfigMap first = client.resource(map(namespace, "one", "x", "1")).create();
    client.resource(map(namespace, "one", "x", "2")).update();

    assertThatThrownBy(() -> client.resource(first).update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void serviceAccountMayDoWhatItsRoleSays() {
    String namespace = simulator.namespace("access");
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("reader")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
    allowReading(namespace);
    TokenRequest request =
        client
            .serviceAccounts()
            .inNamespace(namespace)
            .withName("reader")
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build());

    try (KubernetesClient reader = simulator.clientWithToken(request.getStatus().getToken())) {
      assertThat(reader.configMaps().inNamespace(namespace).list().getItems()).isNotNull();
      assertThatThrownBy(() -> reader.secrets().inNamespace(namespace).list())
          .isInstanceOfSatisfying(
              KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    }
  }

  private static void allowReading(String namespace) {
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName("read")
                .withNamespace(namespace)
                .endMetadata()
                .addNewRule()
                .addToApiGroups("")
                .addToResources("configmaps")
                .addToVerbs("get", "list", "watch")
                .endRule()
                .build())
        .create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("read")
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "read")
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName("reader")
                .withNamespace(namespace)
                .endSubject()
                .build())
        .create();
  }
}
