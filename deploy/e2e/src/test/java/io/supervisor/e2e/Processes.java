package io.supervisor.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;

/** The suite's own processes at their own ports, behind the gateway's back. */
record Processes(Properties ports) {

  static final List<String> NAMES =
      List.of(
          "catalog-service",
          "install-service",
          "scheduler-service",
          "namespace-service",
          "identity-service",
          "gateway");

  static Processes now() throws IOException {
    Properties ports = new Properties();
    try (InputStream in = Files.newInputStream(SuiteExtension.STATE.resolve("ports.properties"))) {
      ports.load(in);
    }
    return new Processes(ports);
  }

  String get(String process, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + ports.getProperty(process) + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  /** UP or DOWN: of the whole answer, or of one check in it. */
  String health(String process, String path, String check) throws Exception {
    JsonNode health = new ObjectMapper().readTree(get(process, "/q/health" + path));
    if (check.isEmpty()) {
      return health.path("status").asText();
    }
    for (JsonNode one : health.path("checks")) {
      if (one.path("name").asText().equals(check)) {
        return one.path("status").asText();
      }
    }
    return "no check " + check + " in " + health;
  }
}
