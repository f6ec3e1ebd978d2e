package io.supervisor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A simulator in a process of its own, and a client for its Supervisors. */
final class SimulatedFleet implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private record Endpoint(String url, String token) {}

  private final Process process;
  private final Map<String, Endpoint> supervisors = new LinkedHashMap<>();
  private final HttpClient http;

  private SimulatedFleet(Process process, HttpClient http) {
    this.process = process;
    this.http = http;
  }

  /** Starts one whose pods run at once; the heap is in MiB. */
  static SimulatedFleet start(Path root, Path state, int heap, List<String> specs)
      throws Exception {
    Files.createDirectories(state);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC", "-jar"));
    command.add(jar(root).toString());
    command.addAll(List.of("--state", state.toString(), "--boot-time", "0"));
    specs.forEach(spec -> command.addAll(List.of("--supervisor", spec)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(state.resolve("log").toFile())
            .start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(state.resolve("ready.json"))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException("the simulator did not start: see " + state.resolve("log"));
      }
      Thread.sleep(50);
    }
    try {
      return connected(process, state, specs);
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  private static Path jar(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("deploy/simulator/target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("simulator-[0-9].*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("deploy/simulator is not built"));
    }
  }

  private static SimulatedFleet connected(Process process, Path state, List<String> specs)
      throws Exception {
    SSLContext trust = null;
    Map<String, Endpoint> found = new LinkedHashMap<>();
    for (String spec : specs) {
      String id = spec.substring(0, spec.indexOf(':'));
      String config = Files.readString(state.resolve(id + ".kubeconfig"));
      trust = Trust.of(Base64.getDecoder().decode(value(config, "certificate-authority-data")));
      found.put(id, new Endpoint(value(config, "server"), value(config, "token")));
    }
    HttpClient http =
        HttpClient.newBuilder().sslContext(trust).connectTimeout(Duration.ofSeconds(5)).build();
    SimulatedFleet fleet = new SimulatedFleet(process, http);
    fleet.supervisors.putAll(found);
    return fleet;
  }

  private static String value(String config, String name) {
    Matcher line = Pattern.compile(name + ":\\s*\"?([^\"\\s]+)").matcher(config);
    if (!line.find()) {
      throw new IllegalStateException("the kubeconfig has no " + name);
    }
    return line.group(1);
  }

  List<String> ids() {
    return List.copyOf(supervisors.keySet());
  }

  private HttpRequest.Builder request(String supervisor, String path) {
    Endpoint endpoint = supervisors.get(supervisor);
    return HttpRequest.newBuilder(URI.create(endpoint.url() + path))
        .header("Authorization", "Bearer " + endpoint.token())
        .header("Content-Type", "application/json");
  }

  /** Sends a POST; the future fails when it is refused. */
  CompletableFuture<Void> post(String supervisor, String path, String body) {
    return send(request(supervisor, path).POST(BodyPublishers.ofString(body)).build());
  }

  /** Deletes what the path names; the future fails when it is refused. */
  CompletableFuture<Void> delete(String supervisor, String path) {
    return send(request(supervisor, path).DELETE().build());
  }

  private CompletableFuture<Void> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenAccept(
            answer -> {
              if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
              }
            });
  }

  byte[] get(String supervisor, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(request(supervisor, path).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** The lines of a watch, as they come, on a connection of its own. */
  CompletableFuture<HttpResponse<Stream<String>>> watch(String supervisor, String path) {
    HttpRequest watch = request(supervisor, path).version(HttpClient.Version.HTTP_1_1).build();
    return http.sendAsync(watch, BodyHandlers.ofLines());
  }

  /** What the process has in memory, in MiB. */
  double residentMiB() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
