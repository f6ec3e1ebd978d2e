package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSideApplyTest {
  @TempDir static Path state;
  static SimulatorFixture simulator;
  static KubernetesClient client;
  static String namespace;

  @BeforeAll
  static void start() {
    simulator = new SimulatorFixture(state);
    client = simulator.client();
    namespace = simulator.namespace("apply");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static ConfigMap apply(
      String name, String manager, boolean force, Map<String, String> data) {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .endMetadata()
            .withData(data)
            .build();
    var resource = client.resource(map).fieldManager(manager);
    return force ? resource.forceConflicts().serverSideApply() : resource.serverSideApply();
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    ConfigMap first = apply("same", "owner", false, Map.of("a", "1"));
    ConfigMap second = apply("same", "owner", false, Map.of("a", "1"));

    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  void fieldThatItsOnlyOwnerDropsDisappears() {
    apply("drop", "owner", false, Map.of("a", "1", "b", "2"));

    ConfigMap after = apply("drop", "owner", false, Map.of("a", "1"));

    assertThat(after.getData()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void driftIsRepaired() {
    apply("drift", "owner", false, Map.of("a", "1"));
    client
        .configMaps()
        .inNamespace(namespace)
        .withName("drift")
        .edit(m -> new ConfigMapBuilder(m).addToData("a", "9").addToData("c", "3").build());

    ConfigMap after = apply("drift", "owner", true, Map.of("a", "1"));

    assertThat(after.getData()).containsOnly(Map.entry("a", "1"), Map.entry("c", "3"));
  }

  @Test
  void fieldOfAnotherManagerIsAConflict() {
    apply("conflict", "owner", false, Map.of("a", "1"));

    assertThatThrownBy(() -> apply("conflict", "other", false, Map.of("a", "2")))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(409);
              assertThat(e.getStatus().getDetails().getCauses().get(0).getField())
                  .isEqualTo(".data.a");
            });
  }
}
