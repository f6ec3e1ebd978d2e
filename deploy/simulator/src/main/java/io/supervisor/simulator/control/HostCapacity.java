package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Quantity;
import io.supervisor.simulator.store.ObjectStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what the pods on a host ask for. */
record HostCapacity(ObjectStore store) {

  /** The resource of which the host has not enough for the pod, if there is one. */
  Optional<String> shortage(JsonNode pod, JsonNode host) {
    List<? extends JsonNode> others =
        store.list(KindTable.POD, "").stream()
            .filter(p -> Json.text(p, "spec", "nodeName").equals(Meta.name(host)))
            .filter(p -> !PodConditions.finished(p) && !Meta.uid(p).equals(Meta.uid(pod)))
            .filter(p -> !Json.text(p, "status", "startTime").isEmpty())
            .toList();
    for (String resource : requested(pod)) {
      BigDecimal asked = requests(pod, resource);
      BigDecimal limit = Quantity.orZero(Json.text(host, "status", "allocatable", resource));
      for (JsonNode other : others) {
        asked = asked.add(requests(other, resource));
      }
      if (asked.compareTo(limit) > 0 && requests(pod, resource).signum() > 0) {
        return Optional.of(resource);
      }
    }
    long most = Quantity.orZero(Json.text(host, "status", "allocatable", "pods")).longValue();
    return others.size() >= most ? Optional.of("pods") : Optional.empty();
  }

  private static Set<String> requested(JsonNode pod) {
    Set<String> names = new TreeSet<>();
    for (String list : List.of("containers", "initContainers")) {
      for (JsonNode container : Json.at(pod, "spec", list)) {
        Json.at(container, "resources", "requests").fieldNames().forEachRemaining(names::add);
      }
    }
    return names;
  }

  private static BigDecimal requests(JsonNode pod, String resource) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      sum = sum.add(Quantity.orZero(Json.text(container, "resources", "requests", resource)));
    }
    for (JsonNode container : Json.at(pod, "spec", "initContainers")) {
      String text = Json.text(container, "resources", "requests", resource);
      sum = sum.max(Quantity.orZero(text));
    }
    return sum;
  }
}
