package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;

/** Does what was done between two recorded exchanges without being recorded. */
final class Stagehand implements AutoCloseable {
  private static final String HOLD = "golden.example.org/hold";

  private final ReplayClient client;
  private StandIn standIn;

  Stagehand(ReplayClient client) {
    this.client = client;
  }

  void before(String topic, Exchange exchange) {
    switch (topic + "/" + exchange.name()) {
      case "05-list-watch/continue-expired" ->
          post("/simulator/faults", Json.object().put("type", "historyLost"));
      case "06-delete/foreground" -> finalizers(true);
      case "06-delete/foreground-all-gone" -> finalizers(false);
      case "09-controllers/deployment-available" -> standIn = new StandIn(client);
      default -> {}
    }
  }

  /** What a value of the recording was taken from when that was not recorded itself. */
  JsonNode answer(String description) {
    return description.equals("the pod of the Deployment")
        ? get("/api/v1/namespaces/golden-ctl/pods?labelSelector=app%3Dloom")
        : MissingNode.getInstance();
  }

  private void finalizers(boolean held) {
    JsonNode pods = get("/api/v1/namespaces/golden-delete/pods?labelSelector=app%3Dfg");
    ObjectNode patch = Json.object();
    ObjectNode metadata = patch.putObject("metadata");
    if (held) {
      metadata.putArray("finalizers").add(HOLD);
    } else {
      metadata.putNull("finalizers");
    }
    for (JsonNode pod : pods.path("items")) {
      String name = Json.text(pod, "metadata", "name");
      String path = "/api/v1/namespaces/golden-delete/pods/" + name;
      client.send(request("PATCH", "application/merge-patch+json"), "", path, patch, false);
    }
  }

  private JsonNode get(String path) {
    return client.send(request("GET", ""), "", path, Json.object().nullNode(), false).body();
  }

  private void post(String path, JsonNode body) {
    client.send(request("POST", "application/json"), "", path, body, false);
  }

  static ObjectNode request(String method, String type) {
    ObjectNode request = Json.object().put("method", method);
    ObjectNode headers = request.putObject("headers").put("accept", "application/json");
    if (!type.isEmpty()) {
      headers.put("content-type", type);
    }
    return request;
  }

  @Override
  public void close() {
    if (standIn != null) {
      standIn.close();
    }
  }
}
