package io.supervisor.catalog.registration;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.catalog.registration",
            new ServiceChanged("contour.supervisor.io", "contour", "", State.ACTIVATED),
            new ServiceVersionChanged(
                "contour.supervisor.io", "1.24.4", "contour", "", State.DEACTIVATED, DIGEST),
            new PackageStored(DIGEST, "contour.supervisor.io", "1.24.4", "H4sI"));
  }
}
