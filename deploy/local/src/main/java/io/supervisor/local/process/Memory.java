package io.supervisor.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of processes, as far as Linux tells: what they share is counted once. */
public final class Memory {

  private static final String SHARE = "Pss:";
  private static final long KIB_IN_MIB = 1024;

  private Memory() {}

  /** Resident memory in MiB of these processes together; nothing when the system does not say. */
  public static OptionalLong mebibytes(Stream<ProcessHandle> processes) {
    long kibibytes = processes.mapToLong(process -> share(process.pid())).sum();
    return kibibytes == 0 ? OptionalLong.empty() : OptionalLong.of(kibibytes / KIB_IN_MIB);
  }

  private static long share(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith(SHARE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
