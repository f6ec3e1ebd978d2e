package io.supervisor.local.process;

import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Class-data archive of one program on one Java: made once, from a process that has come up, it
 * spares later starts much of loading and checking classes. The JVM itself refuses one that does
 * not fit.
 */
public record ClassArchive(Path file) {

  private static final String ENDING = ".jsa";
  private static final long LIMIT_SECONDS = 60;

  /** The archive for a program in its present build. */
  public static ClassArchive of(Path folder, String name, Path program) {
    try {
      CRC32 fingerprint = new CRC32();
      String facts =
          String.join(
              "\n",
              System.getProperty("java.home"),
              System.getProperty("java.vm.version"),
              program.toString(),
              Files.getLastModifiedTime(program).toString());
      fingerprint.update(facts.getBytes(StandardCharsets.UTF_8));
      return new ClassArchive(
          folder.resolve("%s-%08x%s".formatted(name, fingerprint.getValue(), ENDING)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + program, e);
    }
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /** What a JVM needs to use the archive, or to be able to make it. */
  String[] options() {
    return exists()
        ? new String[] {
          "-XX:SharedArchiveFile=" + file,
          // mapped where it was made for: not copied and corrected by every process
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-Xlog:cds=off",
          "-Xlog:cds+dynamic=off"
        }
        : new String[] {"-XX:+RecordDynamicDumpInfo"};
  }

  /** Makes the archive from a running process, if the JDK can; takes some seconds of its time. */
  void makeFrom(long pid) throws InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (exists() || !Files.isExecutable(tool)) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      Process jcmd =
          new ProcessBuilder(
                  tool.toString(), Long.toString(pid), "VM.cds", "dynamic_dump", next.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        jcmd.destroyForcibly();
      } else if (jcmd.exitValue() == 0 && Files.exists(next)) {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        deleteOlder();
      }
    } catch (IOException e) {
      // without it the next start is slower, no reason to end this one
      StateDirectory.deleteTree(next);
    }
  }

  private void deleteOlder() throws IOException {
    String name = file.getFileName().toString();
    String prefix = name.substring(0, name.length() - "00000000".length() - ENDING.length());
    try (Stream<Path> all = Files.list(file.getParent())) {
      all.filter(other -> other.getFileName().toString().startsWith(prefix))
          .filter(other -> !other.equals(file))
          .forEach(StateDirectory::deleteTree);
    }
  }
}
