package io.supervisor.namespace.credential;

import io.supervisor.platform.testing.Contract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.namespace.credential",
            new CredentialIssued("domain-c8", "AX==", Instant.EPOCH));
  }
}
