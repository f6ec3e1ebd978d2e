package io.supervisor.local;

import io.supervisor.local.process.ClassArchive;
import io.supervisor.local.process.StartFailure;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where things are: what was built, what the launcher reads, what it writes. */
public record Layout(Path root, StateDirectory state) {

  private static final String ADVICE = "Build the project: mvn -DskipTests package";

  /** Folder of what the launcher's own build has made. */
  public Path built() {
    return root.resolve("deploy/local/target");
  }

  /** Class path of the servers that run on the launcher's libraries. */
  public String libraries() {
    return built().resolve("lib") + "/*";
  }

  /** A file of the project. */
  public Path source(String path) {
    return root.resolve(path);
  }

  public Path log(String component) {
    return state.directory("logs").resolve(component + ".log");
  }

  /** The program of a service; {@code folder} is relative to the root. */
  public Path service(String folder) {
    Path jar = root.resolve(folder).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw missing(folder);
    }
    return jar;
  }

  /** Class-data archive of a program, shared by all suites of a build. */
  public ClassArchive archive(String name, Path program) {
    return ClassArchive.of(built().resolve("cds"), name, program);
  }

  public Path simulator() {
    Path target = root.resolve("deploy/simulator/target");
    try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
      return files
          .filter(file -> file.getFileName().toString().matches("simulator-[0-9].*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(tests|sources)\\.jar"))
          .findFirst()
          .orElseThrow(() -> missing("deploy/simulator"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + target, e);
    }
  }

  private static StartFailure missing(String module) {
    String name = module.substring(module.lastIndexOf('/') + 1);
    return new StartFailure(name, "its program was not built: " + module, ADVICE);
  }
}
