package io.supervisor.install.audit;

import io.supervisor.platform.audit.AuditRecorded;
import io.supervisor.platform.testing.Contract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.platform.audit",
            new AuditRecorded(
                "install", "ann", "10.0.0.7", "rollback", "a.b.c@1.0.0", "x", "", Instant.EPOCH));
  }
}
