package io.supervisor.namespace;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.supervisor.simulator.SimulatorOptions;
import io.supervisor.simulator.SimulatorServer;
import io.supervisor.simulator.SupervisorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Simulated Supervisors for the tests; their kubeconfigs are in the configuration. */
public class SimulatorResource implements QuarkusTestResourceLifecycleManager {

  private SimulatorServer simulator;
  private Path state;

  @Override
  public Map<String, String> start() {
    try {
      state = Files.createTempDirectory("simulator");
      simulator =
          SimulatorServer.start(
              SimulatorOptions.standard(state)
                  .withBootTime(Duration.ZERO)
                  .withSupervisors(
                      Stream.of(
                              "domain-c8:4:NSX",
                              "domain-c9:3:VDS",
                              "domain-c10:3:NSX:kapp",
                              "domain-c11:3:NSX:zones")
                          .map(SupervisorSpec::parse)
                          .toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> config = new HashMap<>();
    config.put("test.kubeconfig", simulator.supervisors().get(0).kubeconfig().toString());
    config.put("supervisor.namespace.removal.stuck-after", "2s");
    config.put("supervisor.allowance.every", "1s");
    simulator
        .supervisors()
        .forEach(one -> config.put("test.kubeconfig." + one.id(), one.kubeconfig().toString()));
    return config;
  }

  @Override
  public void stop() {
    if (simulator != null) {
      simulator.close();
    }
    try (Stream<Path> files = Files.walk(state)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
