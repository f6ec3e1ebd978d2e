package io.supervisor.catalog.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    SupervisorChanged change =
        Contract.files().reads(SupervisorChanged.TYPE, SupervisorChanged.class);

    assertThat(change.supervisor()).isEqualTo("domain-c8");
    assertThat(change.name()).isEqualTo("supervisor-c8");
    assertThat(change.version()).isEqualTo("9.0.1");
    assertThat(change.kubernetesVersion()).isEqualTo("v1.28.3");
    assertThat(change.networkProvider()).isEqualTo("NSXT_CONTAINER_PLUGIN");
    assertThat(change.hostCount()).isEqualTo(4);
  }
}
