package io.supervisor.install.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    Contract contract = Contract.files();

    assertThat(contract.reads(PlacementDecided.TYPE, PlacementDecided.class).slots()).hasSize(3);
    assertThat(contract.reads(PlacementRefused.TYPE, PlacementRefused.class).hint())
        .startsWith("Free capacity");
    assertThat(contract.reads(WorkloadChanged.APPLIED, WorkloadChanged.class).generation())
        .isEqualTo(1);
    assertThat(contract.reads(WorkloadChanged.READY, WorkloadChanged.class).addresses()).hasSize(1);
    assertThat(contract.reads(WorkloadChanged.DEGRADED, WorkloadChanged.class).reason())
        .isEqualTo("NotReady");
    assertThat(contract.reads(WorkloadChanged.REMOVED, WorkloadChanged.class).generation())
        .isEqualTo(2);
  }
}
