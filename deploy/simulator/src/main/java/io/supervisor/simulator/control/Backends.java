package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The pods behind one Service, written in the two forms that clients read. */
record Backends(ObjectStore store, JsonNode service, List<ObjectNode> pods) {

  void fillEndpoints(ObjectNode endpoints) {
    if (pods.isEmpty()) {
      endpoints.remove("subsets");
      return;
    }
    ObjectNode subset = endpoints.putArray("subsets").addObject();
    for (ObjectNode pod : pods) {
      String list = PodConditions.ready(pod) ? "addresses" : "notReadyAddresses";
      ObjectNode address = Json.list(subset, list).addObject();
      address.put("ip", Json.text(pod, "status", "podIP"));
      address.put("nodeName", Json.text(pod, "spec", "nodeName"));
      address.set("targetRef", reference(pod));
    }
    subset.set("ports", ports());
  }

  void fillSlice(ObjectNode slice) {
    ArrayNode list = slice.putArray("endpoints");
    for (ObjectNode pod : pods) {
      boolean ready = PodConditions.ready(pod);
      String node = Json.text(pod, "spec", "nodeName");
      ObjectNode entry = list.addObject();
      entry.putArray("addresses").add(Json.text(pod, "status", "podIP"));
      entry
          .putObject("conditions")
          .put("ready", ready)
          .put("serving", ready)
          .put("terminating", false);
      String hostname = Json.text(pod, "spec", "hostname");
      if (!hostname.isEmpty()) {
        entry.put("hostname", hostname);
      }
      entry.set("targetRef", reference(pod));
      entry.put("nodeName", node);
      store
          .find(KindTable.NODE.key("", node))
          .map(n -> Meta.labels(n).get("topology.kubernetes.io/zone"))
          .ifPresent(zone -> entry.put("zone", zone));
    }
    if (pods.isEmpty()) {
      slice.putNull("ports");
      return;
    }
    List<JsonNode> sorted = new ArrayList<>();
    ports().forEach(sorted::add);
    sorted.sort(Comparator.comparing((JsonNode p) -> Json.text(p, "name")));
    slice.set("ports", Json.array().addAll(sorted));
  }

  /** When one of the pods became ready last, or ceased to be. */
  String latestTransition() {
    String latest = "";
    for (JsonNode pod : pods) {
      JsonNode ready = Condition.of(Json.at(pod, "status"), "Ready");
      String time = Json.text(ready, "lastTransitionTime");
      latest = time.compareTo(latest) > 0 ? time : latest;
    }
    return latest;
  }

  private static ObjectNode reference(JsonNode pod) {
    return Json.object()
        .put("kind", "Pod")
        .put("namespace", Meta.namespace(pod))
        .put("name", Meta.name(pod))
        .put("uid", Meta.uid(pod));
  }

  private ArrayNode ports() {
    ArrayNode ports = Json.array();
    for (JsonNode port : Json.at(service, "spec", "ports")) {
      ports
          .addObject()
          .put("name", Json.text(port, "name"))
          .put("protocol", Json.text(port, "protocol"))
          .put("port", target(port));
    }
    return ports;
  }

  /** The number of the target port, looked up in the pods when it is a name. */
  private long target(JsonNode port) {
    JsonNode target = port.path("targetPort");
    if (target.isNumber()) {
      return target.asLong();
    }
    for (JsonNode pod : pods) {
      for (JsonNode container : Json.at(pod, "spec", "containers")) {
        for (JsonNode offered : container.path("ports")) {
          if (Json.text(offered, "name").equals(target.asText())) {
            return offered.path("containerPort").asLong();
          }
        }
      }
    }
    return port.path("port").asLong();
  }
}
