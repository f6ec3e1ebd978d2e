package io.supervisor.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says who listens on a port, as far as {@code /proc} tells this user. */
public final class PortOwner {

  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";
  private static final int LONGEST = 80;

  private PortOwner() {}

  /** For instance {@code process 4711 (python3 -m http.server)}. */
  public static Optional<String> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      lines(Path.of(table)).forEach(line -> listener(line, port).ifPresent(sockets::add));
    }
    return sockets.isEmpty() ? Optional.empty() : process(sockets);
  }

  private static Optional<String> listener(String line, int port) {
    String[] fields = line.trim().split("\\s+");
    boolean ours =
        fields.length > INODE
            && fields[STATE].equals(LISTENING)
            && fields[LOCAL_ADDRESS].endsWith(String.format(Locale.ROOT, ":%04X", port));
    return ours ? Optional.of("socket:[" + fields[INODE] + "]") : Optional.empty();
  }

  private static Optional<String> process(Set<String> sockets) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), sockets))
        .findFirst()
        .map(process -> "process " + process.pid() + " (" + command(process) + ")");
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String command(ProcessHandle process) {
    String command = process.info().commandLine().orElse(process.info().command().orElse("?"));
    return command.length() > LONGEST ? command.substring(0, LONGEST) + "…" : command;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
