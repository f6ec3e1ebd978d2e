package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.namespace.cluster.ClusterObject;
import java.util.ArrayList;
import java.util.List;

/** Where a load balanced Service is reached. */
record Address(String service, String address, List<Integer> ports) {

  /** The addresses that the load balancer gave a Service; none yet is possible. */
  static List<Address> of(ClusterObject service) {
    List<Integer> ports = new ArrayList<>();
    service.content().at("/spec/ports").forEach(port -> ports.add(port.path("port").asInt()));
    List<Address> addresses = new ArrayList<>();
    for (JsonNode ingress : service.content().at("/status/loadBalancer/ingress")) {
      String address = ingress.path("ip").asText(ingress.path("hostname").asText());
      addresses.add(new Address(service.ref().name(), address, ports));
    }
    return addresses;
  }
}
