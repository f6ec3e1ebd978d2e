package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The Node object of a simulated host: 16 CPUs, 64 GiB, 200 GiB of ephemeral storage, 110 pods. */
final class HostObject {
  private static final String VERSION = "v1.32.0-sph-simulated";

  private HostObject() {}

  /** Whether a spherelet runs on the node; those that somebody else made have none. */
  static boolean simulated(JsonNode node) {
    return Json.text(node, "spec", "providerID").startsWith("simulated://");
  }

  static ObjectNode of(String supervisor, int number, String zone, String now) {
    String name = "esxi-%02d.%s.local".formatted(number, supervisor);
    ObjectNode host = Json.object();
    Meta.of(host).put("name", name);
    Json.child(host, "metadata", "labels")
        .put("beta.kubernetes.io/arch", "amd64")
        .put("kubernetes.io/arch", "amd64")
        .put("kubernetes.io/hostname", name)
        .put("kubernetes.io/os", "linux")
        .put("node-role.kubernetes.io/agent", "")
        .put("topology.kubernetes.io/zone", zone);
    Json.child(host, "spec").put("providerID", "simulated://" + supervisor + "/" + name);
    ObjectNode status = Json.child(host, "status");
    for (String list : List.of("capacity", "allocatable")) {
      Json.child(status, list)
          .put("cpu", "16")
          .put("ephemeral-storage", "200Gi")
          .put("memory", "64Gi")
          .put("pods", "110");
    }
    conditions(status.putArray("conditions"), now);
    ArrayNode addresses = status.putArray("addresses");
    String ip = "10.20." + (Math.floorMod(supervisor.hashCode(), 200) + 1) + "." + (10 + number);
    addresses.addObject().put("type", "InternalIP").put("address", ip);
    addresses.addObject().put("type", "Hostname").put("address", name);
    Json.child(status, "daemonEndpoints", "kubeletEndpoint").put("Port", 10250);
    nodeInfo(Json.child(status, "nodeInfo"), name);
    return host;
  }

  private static void conditions(ArrayNode conditions, String now) {
    for (String pressure : List.of("MemoryPressure", "DiskPressure", "PIDPressure")) {
      conditions
          .addObject()
          .put("type", pressure)
          .put("status", "False")
          .put("lastHeartbeatTime", now)
          .put("lastTransitionTime", now)
          .put("reason", "SphereletHasNo" + pressure)
          .put("message", "spherelet has no pressure");
    }
    conditions
        .addObject()
        .put("type", "Ready")
        .put("status", "True")
        .put("lastHeartbeatTime", now)
        .put("lastTransitionTime", now)
        .put("reason", "SphereletReady")
        .put("message", "spherelet is ready");
  }

  private static void nodeInfo(ObjectNode info, String name) {
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    info.put("machineID", id).put("systemUUID", id).put("bootID", id);
    info.put("kernelVersion", "simulated").put("osImage", "Simulated ESXi");
    info.put("containerRuntimeVersion", "spherelet://1.0.0").put("kubeletVersion", VERSION);
    info.put("kubeProxyVersion", "").put("operatingSystem", "linux").put("architecture", "amd64");
  }
}
