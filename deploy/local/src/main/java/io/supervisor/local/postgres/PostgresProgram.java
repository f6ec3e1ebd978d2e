package io.supervisor.local.postgres;

import io.supervisor.local.state.StateDirectory;
import io.supervisor.local.state.SuiteLock;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own files, unpacked once for all suites of a build. */
public record PostgresProgram(Path home) {

  /** Unpacks the files of this platform below {@code built}, when they are not there yet. */
  static PostgresProgram prepare(Path built) throws InterruptedException {
    Path home = built.resolve("postgres");
    try {
      if (!Files.exists(home)) {
        SuiteLock.holding(built.resolve("postgres.lock"), () -> make(built, home));
      }
      return new PostgresProgram(home);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack PostgreSQL", e);
    }
  }

  private static void make(Path built, Path home) throws IOException {
    if (!Files.exists(home)) {
      Path next = built.resolve("postgres.next");
      StateDirectory.deleteTree(next);
      unpack(next);
      Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void unpack(Path target) throws IOException {
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    String architecture = machine.equals("aarch64") ? "arm_64" : machine;
    try (InputStream packed =
            DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("unexpected entry " + entry.getName());
        }
        write(entry, file, tar);
      }
    }
  }

  private static void write(TarArchiveEntry entry, Path file, InputStream content)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "Darwin" : "Linux";
  }

  /** One of its programs. */
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
