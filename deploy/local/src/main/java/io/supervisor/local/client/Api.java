package io.supervisor.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The suite's public API, as one user that has logged in. */
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION = "vmware-api-session-id";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI root;
  private final String session;
  private final Map<String, String> headers;

  private Api(HttpClient http, URI root, String session, Map<String, String> headers) {
    this.http = http;
    this.root = root;
    this.session = session;
    this.headers = Map.copyOf(headers);
  }

  /** Logs in. */
  public static Api login(URI root, String user, String password) throws InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    String basic =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/session"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + basic)
            .POST(BodyPublishers.noBody())
            .build();
    Answer answer = send(http, request, "POST /api/session");
    return new Api(http, root, answer.expect(201).body().asText(), Map.of());
  }

  /** The same session with these headers on every call. */
  public Api with(Map<String, String> more) {
    return new Api(http, root, session, more);
  }

  /** The session's token, for the header {@code vmware-api-session-id}. */
  public String session() {
    return session;
  }

  public Answer get(String path) throws InterruptedException {
    return call("GET", path, null);
  }

  public Answer post(String path, Object body) throws InterruptedException {
    return call("POST", path, body);
  }

  public Answer put(String path, Object body) throws InterruptedException {
    return call("PUT", path, body);
  }

  /** An action: a PATCH without a body. */
  public Answer patch(String path) throws InterruptedException {
    return call("PATCH", path, null);
  }

  public Answer delete(String path) throws InterruptedException {
    return call("DELETE", path, null);
  }

  private Answer call(String method, String path, Object body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE).header(SESSION, session);
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(text(body)));
    }
    return send(http, request.build(), method + " " + path);
  }

  private static Answer send(HttpClient http, HttpRequest request, String what)
      throws InterruptedException {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(what, response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(what + " failed", e);
    }
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }
}
