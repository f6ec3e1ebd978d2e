package io.supervisor.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the pid file: enough to tell, after a crash, whether a process is still the one that
 * was started.
 */
record ChildRecord(long pid, Instant started, String name) {

  /** Start times are derived from the time of boot, which moves when a clock is set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ChildRecord of(String name, ProcessHandle process) {
    return new ChildRecord(process.pid(), startOf(process), name);
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  static Optional<ChildRecord> parse(String line) {
    String[] parts = line.trim().split(" ", 3);
    try {
      return Optional.of(
          new ChildRecord(
              Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  String line() {
    return pid + " " + started.toEpochMilli() + " " + name;
  }

  /**
   * The process, when it still runs, started at the time noted and has {@code marker} in its
   * command line.
   */
  Optional<ProcessHandle> running(String marker) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process -> Duration.between(started, startOf(process)).abs().compareTo(TOLERANCE) <= 0)
        .filter(process -> commandLine(process).contains(marker));
  }

  private static String commandLine(ProcessHandle process) {
    try {
      byte[] raw = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
      return new String(raw, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }
}
