package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir Path state;

  @Test
  void restartKeepsObjectsIdentityAndPorts() {
    SupervisorEndpoint before;
    String uid;
    try (SimulatorFixture first = new SimulatorFixture(state)) {
      before = first.endpoint();
      first.namespace("kept");
      uid = first.client().namespaces().withName("kept").get().getMetadata().getUid();
    }

    try (SimulatorFixture second = new SimulatorFixture(state)) {
      SupervisorEndpoint after = second.endpoint();
      assertThat(after).isEqualTo(before);
      assertThat(second.client().namespaces().withName("kept").get().getMetadata().getUid())
          .isEqualTo(uid);
      assertThat(second.client().nodes().list().getItems()).hasSize(4);
      assertThat(second.server().supervisors().get(1).network()).isEqualTo("VDS");
      assertThat(Files.exists(state.resolve("ready.json"))).isTrue();
    }
  }

  @Test
  void inMemoryARestartBeginsAnewWithTheSamePortsAndTokens() {
    SimulatorOptions options = SimulatorOptions.standard(state).inMemoryOnly();
    SupervisorEndpoint before;
    try (SimulatorServer first = SimulatorServer.start(options)) {
      before = first.supervisors().get(0);
      try (KubernetesClient client = SimulatorFixture.client(before)) {
        client.resource(namespace("forgotten")).create();
      }
    }
    try (SimulatorServer second = SimulatorServer.start(options);
        KubernetesClient client = SimulatorFixture.client(before)) {
      assertThat(second.supervisors().get(0)).isEqualTo(before);
      assertThat(client.namespaces().withName("forgotten").get()).isNull();
      assertThat(client.nodes().list().getItems()).hasSize(4);
    }
    assertThat(state.resolve("domain-c8/objects.journal")).doesNotExist();
  }

  private static Namespace namespace(String name) {
    return new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
  }
}
