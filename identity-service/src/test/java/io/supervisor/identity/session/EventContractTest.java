package io.supervisor.identity.session;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.identity.session",
            new SessionOpened("ann@supervisor.local"),
            new SessionEnded("ann@supervisor.local"));
  }
}
