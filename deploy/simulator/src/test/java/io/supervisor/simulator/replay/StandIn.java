package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The scheduler and kubelet of the recording: binds pods, lets them run, ends deletions. */
final class StandIn implements AutoCloseable {
  private static final String PODS = "/api/v1/namespaces/golden-ctl/pods";
  private static final List<String> APPS = List.of("loom", "shuttle", "cloth", "press");
  private static final String TIME = "2026-01-01T00:00:00Z";

  private final ReplayClient client;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private int turn;

  StandIn(ReplayClient client) {
    this.client = client;
    timer.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void look() {
    JsonNode list =
        client.send(Stagehand.request("GET", ""), "", PODS, Json.object().nullNode(), false).body();
    for (JsonNode pod : list.path("items")) {
      if (APPS.contains(Json.text(pod, "metadata", "labels", "app"))) {
        step(pod);
      }
    }
  }

  private void step(JsonNode pod) {
    String path = PODS + "/" + Json.text(pod, "metadata", "name");
    if (pod.path("metadata").has("deletionTimestamp")) {
      ObjectNode now = Json.object().put("kind", "DeleteOptions").put("apiVersion", "v1");
      now.put("gracePeriodSeconds", 0);
      client.send(Stagehand.request("DELETE", "application/json"), "", path, now, false);
    } else if (Json.text(pod, "spec", "nodeName").isEmpty()) {
      ObjectNode binding = Json.object().put("kind", "Binding").put("apiVersion", "v1");
      binding.putObject("metadata").put("name", Json.text(pod, "metadata", "name"));
      binding.putObject("target").put("kind", "Node").put("name", node(pod));
      client.send(
          Stagehand.request("POST", "application/json"), "", path + "/binding", binding, false);
    } else if (Json.text(pod, "status", "phase").equals("Pending")) {
      ObjectNode request = Stagehand.request("PATCH", "application/strategic-merge-patch+json");
      client.send(request, "", path + "/status", running(pod), false);
    }
  }

  private String node(JsonNode pod) {
    String wanted =
        pod.at(
                "/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution"
                    + "/nodeSelectorTerms/0/matchFields/0/values/0")
            .asText();
    return wanted.isEmpty() ? "slip-" + (turn++ % 2 + 1) : wanted;
  }

  private ObjectNode running(JsonNode pod) {
    ObjectNode patch = Json.object();
    String ip = "192.0.2." + (20 + turn++ % 200);
    ObjectNode status = patch.putObject("status").put("phase", "Running").put("podIP", ip);
    status.putArray("podIPs").addObject().put("ip", ip);
    status.put("hostIP", "192.0.2.10").putArray("hostIPs").addObject().put("ip", "192.0.2.10");
    status.put("startTime", TIME);
    for (String type : List.of("Initialized", "Ready", "ContainersReady")) {
      Json.list(status, "conditions")
          .addObject()
          .put("type", type)
          .put("status", "True")
          .put("lastTransitionTime", TIME);
    }
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      ObjectNode entry = Json.list(status, "containerStatuses").addObject();
      entry.put("name", Json.text(container, "name")).put("image", Json.text(container, "image"));
      entry.put("containerID", "containerd://" + Json.text(container, "name"));
      entry.put("imageID", "").put("ready", true).put("started", true).put("restartCount", 0);
      entry.putObject("state").putObject("running").put("startedAt", TIME);
    }
    return patch;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
