package io.supervisor.namespace.supervisor;

import io.supervisor.platform.testing.Contract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.namespace.supervisor",
            new SupervisorChanged(
                "domain-c8",
                "5ab3",
                "supervisor",
                "VSPHERE_NETWORK",
                "9.0.1",
                "v1.32.0",
                4,
                Supervisor.State.UNREACHABLE,
                Supervisor.Delivery.KAPP_CONTROLLER,
                Map.of("site", "north")));
  }
}
