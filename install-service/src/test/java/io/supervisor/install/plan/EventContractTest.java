package io.supervisor.install.plan;

import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.testing.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Plan plan =
        Plan.of("p-1", List.of(), Duration.ofMinutes(10))
            .requested("ann", Instant.EPOCH, new Lineage("request", "cause", ""));
    NeededService needed = new NeededService("contour", "1.24.4", 0, "asked for", false);
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.install.plan",
            PlanChanged.of(
                plan,
                List.of(PlanStep.of(new StepId("p-1", "domain-c8", "contour"), needed, null))));
  }
}
