package io.supervisor.simulator;

import io.supervisor.simulator.access.SignOn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs simulated Supervisors until it is told to end. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "Serves the Kubernetes API of simulated Supervisors on loopback.")
public final class Simulator implements Callable<Integer> {

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "where to keep certificates, tokens, ports and objects")
  private Path state;

  @Option(
      names = "--in-memory",
      description = "do not keep objects: a restart begins anew, with the same ports and tokens")
  private boolean inMemory;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen on (${DEFAULT-VALUE})")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "ID=PORT",
      description = "port of one Supervisor; 0 is any free one")
  private Map<String, Integer> ports = new LinkedHashMap<>();

  @Option(
      names = "--boot-time",
      defaultValue = "1s",
      converter = DurationText.class,
      description = "how long pods take to start (${DEFAULT-VALUE})")
  private Duration bootTime;

  @Option(
      names = "--supervisor",
      paramLabel = "ID:HOSTS:NETWORK[:kapp][:zones]",
      description =
          "instead of domain-c8:4:NSX and domain-c9:3:VDS; with kapp it offers kapp-controller")
  private List<String> supervisors = new ArrayList<>();

  @Option(
      names = "--oidc-issuer",
      defaultValue = "",
      paramLabel = "URL",
      description = "the OIDC provider whose tokens count, as they name it")
  private String issuer;

  @Option(
      names = "--oidc-audience",
      defaultValue = "supervisor-api",
      description = "whom its tokens must be for (${DEFAULT-VALUE})")
  private String audience;

  /** Runs the command and ends the process with its result. */
  public static void main(String[] arguments) {
    System.setProperty("java.util.logging.config.class", StdoutLog.class.getName());
    System.exit(new CommandLine(new Simulator()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    SimulatorOptions standard = SimulatorOptions.standard(state);
    List<SupervisorSpec> specs =
        supervisors.isEmpty()
            ? standard.supervisors()
            : supervisors.stream().map(SupervisorSpec::parse).toList();
    for (String id : ports.keySet()) {
      if (specs.stream().noneMatch(s -> s.id().equals(id))) {
        throw new IllegalArgumentException("--port names an unknown Supervisor: " + id);
      }
    }
    List<SupervisorSpec> placed =
        specs.stream().map(s -> s.onPort(ports.getOrDefault(s.id(), 0))).toList();
    SimulatorServer server =
        SimulatorServer.start(
            new SimulatorOptions(
                state, inMemory, host, bootTime, placed, new SignOn(issuer, audience)));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    new CountDownLatch(1).await();
    return 0;
  }
}
