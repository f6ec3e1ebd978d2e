package io.supervisor.install.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.testing.Contract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContractAndWhatComesIsRead() {
    Wish wish = Wish.apply("domain-c8", "contour", "1.24.4", new byte[] {1}, "ann");
    Lineage lineage = new Lineage("request", "cause", "");
    AdmissionRequest asked = AdmissionRequest.of("fleet-1/domain-c8", wish, lineage, Instant.EPOCH);
    Contract.files().isKeptByAllOf("io.supervisor.install.admission", AdmissionRequested.of(asked));

    assertThat(Contract.files().reads(AdmissionDecided.TYPE, AdmissionDecided.class).message())
        .contains("does not run there");
  }
}
