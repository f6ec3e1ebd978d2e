package io.supervisor.simulator;

import io.supervisor.simulator.access.SignOn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What to simulate, where to keep its state, where to listen, and whose tokens count. */
public record SimulatorOptions(
    Path state, String host, Duration bootTime, List<SupervisorSpec> supervisors, SignOn signOn) {

  /** Two Supervisors on loopback: four hosts with NSX, and three with VDS. */
  public static SimulatorOptions standard(Path state) {
    return new SimulatorOptions(
        state,
        "127.0.0.1",
        Duration.ofSeconds(1),
        List.of(
            new SupervisorSpec("domain-c8", 4, "NSX", 0),
            new SupervisorSpec("domain-c9", 3, "VDS", 0)),
        new SignOn("", ""));
  }

  public SimulatorOptions withBootTime(Duration time) {
    return new SimulatorOptions(state, host, time, supervisors, signOn);
  }

  public SimulatorOptions withSupervisors(List<SupervisorSpec> wanted) {
    return new SimulatorOptions(state, host, bootTime, List.copyOf(wanted), signOn);
  }
}
