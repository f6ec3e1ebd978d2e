package io.supervisor.local;

import io.supervisor.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a machine must have for the whole suite; asked before anything is started.
 *
 * @param memoryMib memory that programs can still get, or nothing when the system does not say
 * @param diskMib room where the state is kept
 */
record Machine(OptionalLong memoryMib, long diskMib) {

  /** The suite uses about 2 GiB; below this it would be killed or swap. */
  static final long MEMORY_MIB = 2_500;

  /** Data of the servers, logs, and once the unpacked programs. */
  static final long DISK_MIB = 1_500;

  private static final long MIB = 1024 * 1024;

  static Machine here(Path state) {
    try {
      return new Machine(available(), Files.getFileStore(state).getUsableSpace() / MIB);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the disk of " + state, e);
    }
  }

  private static OptionalLong available() throws IOException {
    Path facts = Path.of("/proc/meminfo");
    if (!Files.exists(facts)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(facts).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }

  /** Fails with what is missing. */
  void mustCarryTheSuite() {
    if (memoryMib.isPresent() && memoryMib.getAsLong() < MEMORY_MIB) {
      throw new StartFailure(
          "memory",
          "%d MiB are free, the suite needs %d MiB".formatted(memoryMib.getAsLong(), MEMORY_MIB),
          "End other programs and try again.");
    }
    if (diskMib < DISK_MIB) {
      throw new StartFailure(
          "disk",
          "%d MiB are free, the suite needs %d MiB".formatted(diskMib, DISK_MIB),
          "Make room on the disk of the project and try again.");
    }
  }
}
