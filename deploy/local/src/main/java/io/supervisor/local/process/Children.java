package io.supervisor.local.process;

import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All processes a suite has started. Each is noted in the file {@code pids} before anything else
 * happens, so that the next start finds those that a killed launcher left behind.
 */
public final class Children {

  private static final String FILE = "pids";
  private static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "USER");
  private static final long LARGE_LOG = 5_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StateDirectory state;
  private final Map<Long, ChildRecord> records = new LinkedHashMap<>();
  private boolean closed;

  public Children(StateDirectory state) {
    this.state = state;
  }

  /** Ends what an earlier launcher left running; says what it was, in the order of its start. */
  public synchronized List<String> endLeftovers() {
    List<String> ended = new ArrayList<>();
    List<ChildRecord> noted =
        state
            .read(FILE)
            .orElse("")
            .lines()
            .map(ChildRecord::parse)
            .flatMap(Optional::stream)
            .toList();
    for (int i = noted.size() - 1; i >= 0; i--) {
      Optional<ProcessHandle> process = noted.get(i).running(marker());
      if (process.isPresent()) {
        ended.add(0, noted.get(i).name());
        end(process.get());
      }
    }
    state.delete(FILE);
    return ended;
  }

  private String marker() {
    return state.path().toString();
  }

  /** The end of every process that is still there, youngest first. */
  public synchronized void endAll() {
    closed = true;
    List<ChildRecord> left = new ArrayList<>(records.values());
    for (int i = left.size() - 1; i >= 0; i--) {
      ProcessHandle.of(left.get(i).pid()).ifPresent(Children::end);
    }
    records.clear();
    state.delete(FILE);
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    if (!Deadline.in(PATIENCE).reached(() -> !process.isAlive())) {
      process.destroyForcibly();
      Deadline.in(PATIENCE).reached(() -> !process.isAlive());
    }
  }

  /** No process is started from now on. */
  public synchronized void refuseNew() {
    closed = true;
  }

  /** Starts a process in a session of its own, so that Ctrl-C reaches only the launcher. */
  synchronized Process spawn(ProcessSpec spec) {
    if (closed) {
      throw new StartFailure(spec.name(), "the suite is being stopped", "Start it again.");
    }
    keepSmall(spec.log());
    ProcessBuilder builder = new ProcessBuilder(Executables.inOwnSession(spec.command()));
    builder.directory(spec.directory().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    Map<String, String> inherited = Map.copyOf(builder.environment());
    builder
        .environment()
        .keySet()
        .retainAll(PASSED_ON.stream().filter(inherited::containsKey).toList());
    builder.environment().putAll(spec.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      records.put(process.pid(), ChildRecord.of(spec.name(), process.toHandle()));
      save();
      return process;
    } catch (IOException e) {
      throw new StartFailure(spec.name(), e.getMessage(), "Check that this program can be run.");
    }
  }

  synchronized void forget(Process process) {
    if (records.remove(process.pid()) != null) {
      save();
    }
  }

  private void save() {
    state.write(
        FILE, records.values().stream().map(r -> r.line() + "\n").collect(Collectors.joining()));
  }

  private static void keepSmall(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
        Path old = log.resolveSibling(log.getFileName() + ".1");
        Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new StartFailure(log.getFileName().toString(), e.getMessage(), "Check the disk.");
    }
  }
}
