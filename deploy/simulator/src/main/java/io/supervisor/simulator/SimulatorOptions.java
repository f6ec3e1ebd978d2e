package io.supervisor.simulator;

import io.supervisor.simulator.access.SignOn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to simulate, where to keep certificates, tokens and ports, and objects too unless they live
 * in memory only, where to listen, and whose tokens count.
 */
public record SimulatorOptions(
    Path state,
    boolean inMemory,
    String host,
    Duration bootTime,
    List<SupervisorSpec> supervisors,
    SignOn signOn) {

  /** Two Supervisors on loopback: four hosts with NSX, and three with VDS. */
  public static SimulatorOptions standard(Path state) {
    return new SimulatorOptions(
        state,
        false,
        "127.0.0.1",
        Duration.ofSeconds(1),
        List.of(
            new SupervisorSpec("domain-c8", 4, "NSX", 0),
            new SupervisorSpec("domain-c9", 3, "VDS", 0)),
        new SignOn("", ""));
  }

  /** The same with objects that a restart forgets. */
  public SimulatorOptions inMemoryOnly() {
    return new SimulatorOptions(state, true, host, bootTime, supervisors, signOn);
  }

  public SimulatorOptions withBootTime(Duration time) {
    return new SimulatorOptions(state, inMemory, host, time, supervisors, signOn);
  }

  public SimulatorOptions withSupervisors(List<SupervisorSpec> wanted) {
    return new SimulatorOptions(state, inMemory, host, bootTime, List.copyOf(wanted), signOn);
  }
}
