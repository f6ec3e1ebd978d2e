package io.supervisor.scheduler.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    HostChanged change = Contract.files().reads(HostChanged.TYPE, HostChanged.class);

    assertThat(change.cpuMillicores()).isEqualTo(16_000);
    assertThat(change.memoryMib()).isEqualTo(65_536);
    assertThat(change.schedulable()).isTrue();
  }
}
