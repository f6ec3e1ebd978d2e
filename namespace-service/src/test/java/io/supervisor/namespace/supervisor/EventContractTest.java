package io.supervisor.namespace.supervisor;

import io.supervisor.namespace.cluster.Quota;
import io.supervisor.namespace.cluster.Right;
import io.supervisor.platform.testing.Contract;
import java.util.List;
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
                Map.of("site", "north"),
                List.of(new Right("rbac.authorization.k8s.io", "ClusterRole", "create")),
                List.of(new Quota("svc-web-domain-c8", "compute", 4_000L, null, null, 10L))));
  }
}
