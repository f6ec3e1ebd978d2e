package io.supervisor.namespace.host;

import io.supervisor.namespace.cluster.NodeTaint;
import io.supervisor.platform.testing.Contract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.namespace.host",
            new HostChanged(
                "domain-c8",
                "esxi-01",
                true,
                "192.0.2.1",
                "zone-a",
                16_000,
                65_536,
                110,
                Map.of("ephemeral-storage", 204_800, "nvidia.com/gpu", 2),
                Map.of("disk", "ssd"),
                List.of(new NodeTaint("dedicated", "databases", "NoSchedule"))),
            new HostRemoved("domain-c8", "esxi-01"));
  }
}
