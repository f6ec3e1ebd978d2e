package io.supervisor.scheduler.settings;

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
                "scheduler", "ann", "10.0.0.7", "set", "domain-c8", "x", "", Instant.EPOCH));
  }
}
