package io.supervisor.install.fleet;

import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.testing.Contract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    FleetOrder order =
        new FleetOrder("contour", "1.24.4", null, List.of("domain-c8"), null, 1, 0, 50, 0, 1, 0);
    Fleet fleet =
        Fleet.of("f-1", order, null, 1)
            .requested("ann", Instant.EPOCH, new Lineage("request", "cause", ""));
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.install.fleet",
            FleetChanged.of(fleet, List.of(FleetTarget.of("f-1", "domain-c8", 0))));
  }
}
