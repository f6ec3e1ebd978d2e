package io.supervisor.local.keycloak;

import io.supervisor.local.Layout;
import io.supervisor.local.process.JavaCommand;
import io.supervisor.local.process.ProcessSpec;
import io.supervisor.local.process.StartFailure;
import io.supervisor.local.process.Tools;
import io.supervisor.local.state.StateDirectory;
import io.supervisor.local.state.SuiteLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * Keycloak's own files, unpacked and built for the database it will use: once for all suites of a
 * build, because that takes a minute or two.
 */
final class KeycloakProgram {

  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final int BUILD_HEAP = 512;

  private final Layout layout;
  private final Tools tools;

  KeycloakProgram(Layout layout, Tools tools) {
    this.layout = layout;
    this.tools = tools;
  }

  /** Whether the long way is ahead. */
  boolean firstTime() {
    return !Files.exists(home());
  }

  /** The folder of the ready program. */
  Path prepare() throws InterruptedException {
    try {
      if (firstTime()) {
        SuiteLock.holding(layout.built().resolve("keycloak.lock"), this::make);
      }
      return home();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack Keycloak", e);
    }
  }

  private void make() throws IOException, InterruptedException {
    if (!firstTime()) {
      return;
    }
    Path next = layout.built().resolve("keycloak.next");
    StateDirectory.deleteTree(next);
    archive().unpack(next);
    tools.run(
        ProcessSpec.of(
            KeycloakServer.NAME,
            KeycloakCommand.of(
                JavaCommand.withHeap(BUILD_HEAP, layout.state()),
                file(next),
                next,
                "build",
                "--db=dev-file"),
            Map.of(),
            next,
            layout.log(KeycloakServer.NAME)),
        LIMIT);
    Files.move(next, home(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The jar that is started. */
  Path file() {
    return file(home());
  }

  private static Path file(Path home) {
    return home.resolve("lib/quarkus-run.jar");
  }

  private Path home() {
    try {
      return layout.built().resolve(archive().topFolder());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read Keycloak's archive", e);
    }
  }

  private ZipArchive archive() {
    Path zip = layout.built().resolve("dist/keycloak.zip");
    if (!Files.exists(zip)) {
      throw new StartFailure(
          KeycloakServer.NAME,
          "its program is not there",
          "Build the project: mvn -DskipTests package");
    }
    return new ZipArchive(zip);
  }
}
