package io.supervisor.local;

import io.supervisor.local.process.Children;
import io.supervisor.local.process.ClassArchive;
import io.supervisor.local.process.Component;
import io.supervisor.local.process.JavaCommand;
import io.supervisor.local.process.ProcessSpec;
import io.supervisor.local.process.Readiness;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes components of the suite's own programs: the services, the gateway, the simulator. */
final class Programs {

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final int SERVICE_HEAP = 160;
  private static final int SIMULATOR_HEAP = 224;
  private static final int HEAP_PER_SUPERVISOR = 16;

  private final Layout layout;
  private final Children children;

  Programs(Layout layout, Children children) {
    this.layout = layout;
    this.children = children;
  }

  /** A Quarkus program in a folder of the project. */
  Component quarkus(String name, String folder, int port, Map<String, String> environment) {
    Path program = layout.service(folder);
    ClassArchive archive = layout.archive(folder.replace('/', '-'), program);
    List<String> command =
        JavaCommand.withHeap(SERVICE_HEAP, layout.state())
            .with(archive)
            .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
            .jar(program);
    Readiness ready = Readiness.http(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    return new Component(
        spec(name, command, environment).archivedIn(archive), ready, LIMIT, children);
  }

  /**
   * The simulator.
   *
   * @param supervisors what it simulates; empty for its standard ones
   * @param ports by Supervisor
   * @param bootTime of pods, or null for its default
   * @param issuer the OIDC provider whose tokens its Supervisors accept
   */
  Component simulator(
      String name,
      List<String> supervisors,
      Map<String, Integer> ports,
      Duration bootTime,
      String issuer) {
    Path home = layout.state().directory("simulator");
    List<String> arguments =
        new ArrayList<>(List.of("--state", home.toString(), "--oidc-issuer", issuer));
    supervisors.forEach(one -> arguments.addAll(List.of("--supervisor", one)));
    ports.forEach((id, port) -> arguments.addAll(List.of("--port", id + "=" + port)));
    if (bootTime != null) {
      arguments.addAll(List.of("--boot-time", bootTime.toMillis() + "ms"));
    }
    Path program = layout.simulator();
    ClassArchive archive = layout.archive(name, program);
    List<String> command =
        JavaCommand.withHeap(SIMULATOR_HEAP + HEAP_PER_SUPERVISOR * ports.size(), layout.state())
            .with(archive)
            .jar(program, arguments.toArray(String[]::new));
    Readiness ready =
        () -> {
          for (int port : ports.values()) {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
          }
          return Files.exists(home.resolve("ready.json"));
        };
    return new Component(
        spec(name, command, Map.of("MALLOC_ARENA_MAX", "2")).archivedIn(archive),
        ready,
        LIMIT,
        children);
  }

  private ProcessSpec spec(String name, List<String> command, Map<String, String> environment) {
    return ProcessSpec.of(name, command, environment, layout.state().path(), layout.log(name));
  }
}
