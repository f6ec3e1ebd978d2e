package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.util.List;

/** How kubectl shows a host. */
final class NodeColumns {
  private static final String ROLE = "node-role.kubernetes.io/";

  private NodeColumns() {}

  static List<Column> of(Column age) {
    return List.of(
        Column.title(),
        Column.text("Status", NodeColumns::status),
        Column.text("Roles", NodeColumns::roles),
        age,
        Column.text("Version", n -> info(n, "kubeletVersion")),
        Column.wide("Internal-IP", n -> address(n, "InternalIP")),
        Column.wide("External-IP", n -> address(n, "ExternalIP")),
        Column.wide("OS-Image", n -> info(n, "osImage")),
        Column.wide("Kernel-Version", n -> info(n, "kernelVersion")),
        Column.wide("Container-Runtime", n -> info(n, "containerRuntimeVersion")));
  }

  private static String info(JsonNode node, String field) {
    return Json.text(node, "status", "nodeInfo", field);
  }

  private static String status(JsonNode node) {
    JsonNode ready = Condition.of(Json.at(node, "status"), "Ready");
    String known = Json.text(ready, "status").equals("True") ? "Ready" : "NotReady";
    String status = ready.isMissingNode() ? "Unknown" : known;
    boolean cordoned = Json.at(node, "spec", "unschedulable").asBoolean();
    return cordoned ? status + ",SchedulingDisabled" : status;
  }

  private static String roles(JsonNode node) {
    List<String> roles =
        Meta.labels(node).keySet().stream()
            .filter(l -> l.startsWith(ROLE))
            .map(l -> l.substring(ROLE.length()))
            .toList();
    return Cells.join(roles);
  }

  private static String address(JsonNode node, String type) {
    for (JsonNode address : Json.at(node, "status", "addresses")) {
      if (Json.text(address, "type").equals(type)) {
        return Json.text(address, "address");
      }
    }
    return "<none>";
  }
}
