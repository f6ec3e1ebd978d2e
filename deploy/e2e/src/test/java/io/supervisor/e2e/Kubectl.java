package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.local.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The kubectl of this machine, at one Supervisor, with files and settings in a folder. */
record Kubectl(Path kubeconfig, Path home, List<String> always) {
  private static final long PATIENCE_SECONDS = 60;

  static boolean found() {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
  }

  static Kubectl of(Suite suite, String supervisor, Path home) {
    return new Kubectl(suite.kubeconfig(supervisor), home, List.of());
  }

  /** The same with more arguments in front of all others. */
  Kubectl with(String... more) {
    List<String> arguments = new ArrayList<>(always);
    arguments.addAll(List.of(more));
    return new Kubectl(kubeconfig, home, List.copyOf(arguments));
  }

  /** What it says; it must succeed. */
  String say(String... arguments) throws IOException, InterruptedException {
    Said said = run(arguments);
    assertThat(said.exit()).as(said.text()).isZero();
    return said.text();
  }

  /** What it says when it fails, as it must. */
  String fail(String... arguments) throws IOException, InterruptedException {
    Said said = run(arguments);
    assertThat(said.exit()).as(said.text()).isNotZero();
    return said.text();
  }

  private Said run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "kubectl", ".out");
    Process process = start(output, arguments);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("in time").isTrue();
    return new Said(process.exitValue(), Files.readString(output));
  }

  private record Said(int exit, String text) {}

  /** Begins, and writes what it says to the file. */
  Process start(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(always);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(Map.of("KUBECONFIG", kubeconfig.toString(), "HOME", home.toString()));
    return builder.start();
  }

  String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text, StandardCharsets.UTF_8).toString();
  }
}
