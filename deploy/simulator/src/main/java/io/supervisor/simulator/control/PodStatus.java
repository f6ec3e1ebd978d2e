package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Names;
import io.supervisor.simulator.write.WriteOptions;

/** The status of a pod on a host, from booting to its end. */
record PodStatus(JsonNode pod, JsonNode host, String now) {
  static final WriteOptions WRITER = WriteOptions.by("spherelet");

  void creating(ObjectNode status) {
    status.put("startTime", now);
    hostAddress(status);
    PodConditions.set(status, "Initialized", true, "", now);
    PodConditions.set(status, "Ready", false, "ContainersNotReady", now);
    PodConditions.set(status, "ContainersReady", false, "ContainersNotReady", now);
    PodConditions.set(status, "PodScheduled", true, "", now);
    ArrayNode containers = status.putArray("containerStatuses");
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      ObjectNode entry = container(containers, container, false);
      Json.child(entry, "state", "waiting").put("reason", "ContainerCreating");
    }
  }

  void running(ObjectNode status, String address) {
    status.put("phase", "Running").put("podIP", address);
    status.putArray("podIPs").addObject().put("ip", address);
    hostAddress(status);
    for (String type : new String[] {"Initialized", "Ready", "ContainersReady", "PodScheduled"}) {
      PodConditions.set(status, type, true, "", now);
    }
    ArrayNode containers = status.putArray("containerStatuses");
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      ObjectNode entry = container(containers, container, true);
      Json.child(entry, "state", "running").put("startedAt", now);
      entry.put("containerID", "sphere://" + Names.hash(Meta.uid(pod) + entry.path("name")));
    }
    initContainers(status);
  }

  private void initContainers(ObjectNode status) {
    JsonNode specified = Json.at(pod, "spec", "initContainers");
    if (!specified.isEmpty()) {
      ArrayNode list = status.putArray("initContainerStatuses");
      for (JsonNode container : specified) {
        terminated(container(list, container, true), 0);
      }
    }
  }

  void succeeded(ObjectNode status) {
    ended(status, "Succeeded", "PodCompleted", 0);
  }

  void failed(ObjectNode status) {
    ended(status, "Failed", "PodFailed", 1);
  }

  private void ended(ObjectNode status, String phase, String reason, int exitCode) {
    status.put("phase", phase);
    PodConditions.set(status, "Ready", false, reason, now);
    PodConditions.set(status, "ContainersReady", false, reason, now);
    for (JsonNode entry : status.path("containerStatuses")) {
      terminated(((ObjectNode) entry).put("ready", false).put("started", false), exitCode);
    }
  }

  private void terminated(ObjectNode entry, int exitCode) {
    entry.putObject("state");
    Json.child(entry, "state", "terminated")
        .put("exitCode", exitCode)
        .put("reason", exitCode == 0 ? "Completed" : "Error")
        .put("startedAt", now)
        .put("finishedAt", now);
  }

  private void hostAddress(ObjectNode status) {
    for (JsonNode address : Json.at(host, "status", "addresses")) {
      if (Json.text(address, "type").equals("InternalIP")) {
        String ip = Json.text(address, "address");
        status.put("hostIP", ip).putArray("hostIPs").addObject().put("ip", ip);
      }
    }
  }

  private static ObjectNode container(ArrayNode list, JsonNode container, boolean ready) {
    String image = Json.text(container, "image");
    ObjectNode entry = list.addObject().put("name", Json.text(container, "name"));
    entry.putObject("state");
    entry.putObject("lastState");
    entry.put("ready", ready).put("restartCount", 0).put("image", image);
    return entry.put("imageID", ready ? image : "").put("started", ready);
  }
}
