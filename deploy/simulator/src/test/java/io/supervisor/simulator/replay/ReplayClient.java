package io.supervisor.simulator.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.supervisor.simulator.SupervisorEndpoint;
import io.supervisor.simulator.model.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Sends requests as the recording did, as one of its users. */
final class ReplayClient {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final SupervisorEndpoint endpoint;
  private final HttpClient http;

  ReplayClient(SupervisorEndpoint endpoint) {
    this.endpoint = endpoint;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trust(endpoint.caPem()))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  private static SSLContext trust(String pem) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
      store.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes)));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer to a request of the recording; body is what to send, a text goes as it is. */
  Reply send(JsonNode request, String user, String path, JsonNode body, boolean stream) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + endpoint.port() + path))
            .header("User-Agent", "golden-client/1.0");
    request
        .path("headers")
        .properties()
        .forEach(h -> builder.header(h.getKey(), h.getValue().asText()));
    identify(builder, user);
    String text = body.isTextual() ? body.asText() : body.isNull() ? "" : Json.write(body);
    builder.method(
        Json.text(request, "method"),
        body.isNull() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
    try {
      var sent = http.sendAsync(builder.build(), BodyHandlers.ofString());
      return reply(sent.get(LIMIT.toSeconds(), TimeUnit.SECONDS), stream);
    } catch (TimeoutException | ExecutionException e) {
      String what = Json.text(request, "method") + " " + path + " was not answered: " + e;
      return new Reply(0, "", List.of(), TextNode.valueOf(what));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void identify(HttpRequest.Builder builder, String user) {
    switch (user) {
      case "none" -> {}
      case "invalid-token" -> builder.header("Authorization", "Bearer unknown");
      case "limited" ->
          builder
              .header("Authorization", "Bearer " + endpoint.adminToken())
              .header("Impersonate-User", "alice")
              .header("Impersonate-Uid", "alice")
              .header("Impersonate-Group", "team-a");
      default ->
          builder
              .header("Authorization", "Bearer " + endpoint.adminToken())
              .header("Impersonate-User", "admin")
              .header("Impersonate-Uid", "admin")
              .header("Impersonate-Group", "system:masters");
    }
  }

  private static Reply reply(HttpResponse<String> response, boolean stream) {
    List<String> warnings = response.headers().allValues("Warning");
    String type = response.headers().firstValue("Content-Type").orElse("");
    String body = response.body();
    JsonNode content;
    if (stream && response.statusCode() == 200) {
      ArrayNode events = Json.array();
      body.lines().filter(l -> !l.isBlank()).forEach(l -> events.add(parsed(l)));
      content = events;
    } else {
      content = parsed(type, body);
    }
    return new Reply(response.statusCode(), type, warnings, content);
  }

  static JsonNode parsed(String type, String text) {
    try {
      return type.equals("application/yaml") ? Json.YAML.readTree(text) : parsed(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
