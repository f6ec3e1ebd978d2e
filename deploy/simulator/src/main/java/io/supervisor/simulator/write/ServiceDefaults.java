package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;

/** What a Service gets when it does not say; addresses and node ports come from elsewhere. */
final class ServiceDefaults {
  private ServiceDefaults() {}

  /** Keeps the address and the node ports that the Service has when the next state names none. */
  static void inherit(JsonNode live, ObjectNode next) {
    ObjectNode spec = Json.child(next, "spec");
    String address = Json.text(live, "spec", "clusterIP");
    boolean addressed = !Json.text(spec, "type").equals("ExternalName");
    if (addressed && !address.isEmpty()) {
      Json.putIfAbsent(spec, "clusterIP", address);
    }
    for (JsonNode port : spec.path("ports")) {
      for (JsonNode old : Json.at(live, "spec", "ports")) {
        if (samePort(port, old) && old.has("nodePort") && !port.has("nodePort")) {
          ((ObjectNode) port).set("nodePort", old.get("nodePort"));
        }
      }
    }
  }

  private static boolean samePort(JsonNode one, JsonNode other) {
    String protocol = Json.text(one, "protocol");
    return Json.same(one.path("port"), other.path("port"))
        && (protocol.isEmpty() || protocol.equals(Json.text(other, "protocol")));
  }

  static void fill(ObjectNode service) {
    ObjectNode spec = Json.child(service, "spec");
    Json.putIfAbsent(spec, "type", "ClusterIP");
    Json.putIfAbsent(spec, "sessionAffinity", "None");
    String type = Json.text(spec, "type");
    for (JsonNode port : spec.path("ports")) {
      ObjectNode object = (ObjectNode) port;
      Json.putIfAbsent(object, "protocol", "TCP");
      if (!object.hasNonNull("targetPort") && object.has("port")) {
        object.set("targetPort", object.get("port"));
      }
    }
    for (JsonNode ingress : Json.at(service, "status", "loadBalancer", "ingress")) {
      if (ingress.has("ip")) {
        Json.putIfAbsent((ObjectNode) ingress, "ipMode", "VIP");
      }
    }
    boolean external = type.equals("NodePort") || type.equals("LoadBalancer");
    if (external) {
      Json.putIfAbsent(spec, "externalTrafficPolicy", "Cluster");
    } else {
      spec.remove("externalTrafficPolicy");
    }
    if (type.equals("LoadBalancer")) {
      Json.putIfAbsent(spec, "allocateLoadBalancerNodePorts", true);
    } else {
      spec.remove("allocateLoadBalancerNodePorts");
    }
    if (!type.equals("ExternalName")) {
      Json.putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
    }
  }
}
