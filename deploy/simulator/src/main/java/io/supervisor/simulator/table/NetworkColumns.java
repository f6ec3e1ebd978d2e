package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;

/** How kubectl shows Services and what belongs to them. */
final class NetworkColumns {
  private NetworkColumns() {}

  static List<Column> service(Column age) {
    return List.of(
        Column.title(),
        Column.text("Type", s -> Json.text(s, "spec", "type")),
        Column.text("Cluster-IP", s -> Cells.orNone(Json.text(s, "spec", "clusterIP"))),
        Column.text("External-IP", NetworkColumns::external),
        Column.text("Port(s)", NetworkColumns::ports),
        age,
        Column.wide("Selector", s -> Cells.labels(Json.at(s, "spec", "selector"))));
  }

  private static String external(JsonNode service) {
    List<String> addresses = new ArrayList<>();
    Json.at(service, "status", "loadBalancer", "ingress")
        .forEach(
            i -> addresses.add(i.hasNonNull("ip") ? Json.text(i, "ip") : Json.text(i, "hostname")));
    addresses.addAll(Json.texts(Json.at(service, "spec", "externalIPs")));
    String type = Json.text(service, "spec", "type");
    if (type.equals("ExternalName")) {
      return Json.text(service, "spec", "externalName");
    }
    return addresses.isEmpty() && type.equals("LoadBalancer") ? "<pending>" : Cells.join(addresses);
  }

  private static String ports(JsonNode service) {
    List<String> ports = new ArrayList<>();
    for (JsonNode port : Json.at(service, "spec", "ports")) {
      String node = port.hasNonNull("nodePort") ? ":" + Json.text(port, "nodePort") : "";
      ports.add(Json.text(port, "port") + node + "/" + Json.text(port, "protocol"));
    }
    return Cells.join(ports);
  }

  static List<Column> endpoints(Column age) {
    return List.of(Column.title(), Column.text("Endpoints", NetworkColumns::backends), age);
  }

  private static String backends(JsonNode endpoints) {
    List<String> backends = new ArrayList<>();
    for (JsonNode subset : endpoints.path("subsets")) {
      for (JsonNode port : subset.path("ports")) {
        subset
            .path("addresses")
            .forEach(a -> backends.add(Json.text(a, "ip") + ":" + Json.text(port, "port")));
      }
    }
    return backends.size() > 3
        ? Cells.join(backends.subList(0, 3)) + " + " + (backends.size() - 3) + " more..."
        : Cells.join(backends);
  }

  static List<Column> slice(Column age) {
    return List.of(
        Column.title(),
        Column.text("AddressType", s -> Json.text(s, "addressType")),
        Column.text("Ports", s -> unset(s.path("ports"), "port")),
        Column.text("Endpoints", NetworkColumns::sliceAddresses),
        age);
  }

  private static String unset(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(Json.text(item, field)));
    return texts.isEmpty() ? "<unset>" : String.join(",", texts);
  }

  private static String sliceAddresses(JsonNode slice) {
    List<String> texts = new ArrayList<>();
    slice.path("endpoints").forEach(e -> texts.addAll(Json.texts(e.path("addresses"))));
    if (texts.isEmpty()) {
      return "<unset>";
    }
    return texts.size() > 3
        ? String.join(",", texts.subList(0, 3)) + " + " + (texts.size() - 3) + " more..."
        : String.join(",", texts);
  }

  static List<Column> policy(Column age) {
    return List.of(
        Column.title(),
        Column.text(
            "Pod-Selector",
            p -> Cells.orNone(LabelSelector.of(Json.at(p, "spec", "podSelector")).print())),
        age);
  }

  static List<Column> ingress(Column age) {
    return List.of(
        Column.title(),
        Column.text("Class", i -> Cells.orNone(Json.text(i, "spec", "ingressClassName"))),
        Column.text("Hosts", NetworkColumns::hosts),
        Column.text("Address", NetworkColumns::address),
        Column.text("Ports", i -> Json.at(i, "spec").has("tls") ? "80, 443" : "80"),
        age);
  }

  private static String address(JsonNode ingress) {
    List<String> addresses = new ArrayList<>();
    Json.at(ingress, "status", "loadBalancer", "ingress")
        .forEach(
            i -> addresses.add(i.hasNonNull("ip") ? Json.text(i, "ip") : Json.text(i, "hostname")));
    return String.join(",", addresses);
  }

  private static String hosts(JsonNode ingress) {
    List<String> hosts = new ArrayList<>();
    Json.at(ingress, "spec", "rules").forEach(r -> hosts.add(Json.text(r, "host")));
    return hosts.isEmpty() ? "*" : String.join(",", hosts);
  }
}
