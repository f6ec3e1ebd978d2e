package io.supervisor.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The reading half of the OCI distribution API over an OCI layout: tags, manifests and blobs of one
 * repository. There is no registry among the packages of the build, so this stands in for one.
 */
final class RegistryServer implements AutoCloseable {

  private final Path layout;
  private final HttpServer server;
  private final ObjectMapper json = new ObjectMapper();

  RegistryServer(Path layout) throws IOException {
    this.layout = layout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      String path = call.getRequestURI().getPath();
      String last = path.substring(path.lastIndexOf('/') + 1);
      if (path.endsWith("/tags/list")) {
        List<String> tags = new ArrayList<>();
        index().forEach(one -> tags.add(tag(one)));
        byte[] list =
            json.writeValueAsBytes(
                json.createObjectNode()
                    .put("name", "catalog/test")
                    .set("tags", json.valueToTree(tags)));
        send(call, "application/json", null, list);
      } else if (path.contains("/manifests/")) {
        JsonNode found = manifest(last);
        if (found == null) {
          call.sendResponseHeaders(404, -1);
        } else {
          String digest = found.path("digest").asText();
          send(call, found.path("mediaType").asText(), digest, blob(digest));
        }
      } else if (path.contains("/blobs/")) {
        send(call, "application/octet-stream", last, blob(last));
      } else {
        send(call, "application/json", null, "{}".getBytes());
      }
    }
  }

  private JsonNode manifest(String reference) throws IOException {
    for (JsonNode one : index()) {
      if (tag(one).equals(reference) || one.path("digest").asText().equals(reference)) {
        return one;
      }
    }
    return null;
  }

  private static String tag(JsonNode one) {
    return one.path("annotations").path("org.opencontainers.image.ref.name").asText();
  }

  private JsonNode index() throws IOException {
    return json.readTree(layout.resolve("index.json").toFile()).path("manifests");
  }

  private byte[] blob(String digest) throws IOException {
    return Files.readAllBytes(layout.resolve("blobs").resolve(digest.replace(':', '/')));
  }

  private static void send(HttpExchange call, String type, String digest, byte[] body)
      throws IOException {
    call.getResponseHeaders().set("Content-Type", type);
    if (digest != null) {
      call.getResponseHeaders().set("Docker-Content-Digest", digest);
    }
    boolean head = call.getRequestMethod().equals("HEAD");
    if (head) {
      call.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
    }
    call.sendResponseHeaders(200, head ? -1 : body.length);
    if (!head) {
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
