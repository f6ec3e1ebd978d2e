package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

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
}
