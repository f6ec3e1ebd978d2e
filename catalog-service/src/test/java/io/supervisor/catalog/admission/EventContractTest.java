package io.supervisor.catalog.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.catalog.admission",
            new InstallRequested("domain-c8", "contour", 1, "1.24.4", DIGEST, "AX==", "ann"),
            new UninstallRequested("domain-c8", "contour", 2, "ann"),
            new AdmissionDecided("r-1", "domain-c8", "contour", false, 0, "no"));
  }

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    InstallChanged change = Contract.files().reads(InstallChanged.TYPE, InstallChanged.class);

    assertThat(change.commandSeq()).isEqualTo(1);
    assertThat(change.phase()).isEqualTo("READY");
    assertThat(change.currentVersion()).isEqualTo("1.24.4");
    assertThat(change.messages()).hasSize(1);
    AdmissionRequested asked =
        Contract.files().reads(AdmissionRequested.TYPE, AdmissionRequested.class);
    assertThat(asked.request()).startsWith("fleet-");
    assertThat(asked.action()).isEqualTo(AdmissionRequested.Action.APPLY);
  }
}
