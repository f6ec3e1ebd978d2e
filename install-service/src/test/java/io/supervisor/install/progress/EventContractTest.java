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
    assertThat(contract.reads(WorkloadApplied.TYPE, WorkloadApplied.class).generation())
        .isEqualTo(1);
    assertThat(contract.reads(WorkloadReady.TYPE, WorkloadReady.class).addresses()).hasSize(1);
    assertThat(contract.reads(WorkloadDegraded.TYPE, WorkloadDegraded.class).reason())
        .isEqualTo("NotReady");
    assertThat(contract.reads(WorkloadRemoved.TYPE, WorkloadRemoved.class).generation())
        .isEqualTo(2);
  }
}
