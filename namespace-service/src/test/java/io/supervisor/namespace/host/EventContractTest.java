package io.supervisor.namespace.host;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.namespace.host",
            new HostChanged(
                "domain-c8", "esxi-01", true, "192.0.2.1", "zone-a", 16_000, 65_536, 110),
            new HostRemoved("domain-c8", "esxi-01"));
  }
}
