package io.supervisor.local.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to run one process.
 *
 * @param environment all it gets beside a few neutral variables like PATH
 * @param directory where it runs
 * @param log where its output goes
 * @param archive class-data archive of its program, if it is Java
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path log,
    Signal stop,
    Optional<ClassArchive> archive) {

  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A process that ends on SIGTERM. */
  public static ProcessSpec of(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    return new ProcessSpec(
        name, command, environment, directory, log, Signal.TERM, Optional.empty());
  }

  /** The same, of which a class-data archive can be made. */
  public ProcessSpec archivedIn(ClassArchive wanted) {
    return new ProcessSpec(name, command, environment, directory, log, stop, Optional.of(wanted));
  }

  /** The same with more variables. */
  ProcessSpec with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new ProcessSpec(name, command, all, directory, log, stop, archive);
  }

  /** Never shows the environment, which holds secrets. */
  @Override
  public String toString() {
    return name + " " + command;
  }
}
