package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One recorded request with the answer that a kube-apiserver gave. */
record Exchange(String number, String name, JsonNode recorded) {

  /** The exchanges of a topic in the order of replay. */
  static List<Exchange> topic(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Exchange> exchanges = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String base = file.getFileName().toString().replace(".json", "");
        JsonNode recorded = Json.MAPPER.readTree(file.toFile());
        exchanges.add(new Exchange(base.substring(0, 3), base.substring(4), recorded));
      }
      return exchanges;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return number + "-" + name;
  }

  JsonNode request() {
    return recorded.path("request");
  }

  String user() {
    return Json.text(request(), "user");
  }

  boolean stream() {
    return recorded.path("stream").asBoolean();
  }

  boolean poll() {
    return recorded.path("poll").asBoolean();
  }

  /** Values that the request takes from earlier answers: the recorded value and its source. */
  Map<String, String> uses() {
    Map<String, String> uses = new java.util.LinkedHashMap<>();
    recorded.path("uses").properties().forEach(e -> uses.put(e.getKey(), e.getValue().asText()));
    return uses;
  }

  private static JsonNode body(String type, JsonNode body) {
    return body.isTextual() ? ReplayClient.parsed(type, body.asText()) : body;
  }

  Reply reply() {
    JsonNode response = recorded.path("response");
    JsonNode headers = response.path("headers");
    List<String> warnings = new ArrayList<>();
    JsonNode warning = headers.path("warning");
    if (warning.isArray()) {
      warning.forEach(w -> warnings.add(w.asText()));
    } else if (!warning.isMissingNode()) {
      warnings.add(warning.asText());
    }
    return new Reply(
        response.path("status").asInt(),
        Json.text(headers, "content-type"),
        warnings,
        body(Json.text(headers, "content-type"), response.path("body")));
  }
}
