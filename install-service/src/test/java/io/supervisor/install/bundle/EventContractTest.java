package io.supervisor.install.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.install.bundle",
            new BundleRendered("b".repeat(64), "domain-c8/contour", 1, "AX=="));
  }

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    PackageStored stored = Contract.files().reads(PackageStored.TYPE, PackageStored.class);

    assertThat(stored.digest()).startsWith("sha256:");
    assertThat(stored.content()).startsWith("H4sI");
  }
}
