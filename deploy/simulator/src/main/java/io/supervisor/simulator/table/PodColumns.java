package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.util.List;

/** How kubectl shows a pod. */
final class PodColumns {
  private PodColumns() {}

  static List<Column> of(Column age) {
    return List.of(
        Column.title(),
        Column.text("Ready", PodColumns::ready),
        Column.text("Status", PodColumns::status),
        Column.text("Restarts", p -> Long.toString(restarts(p))),
        age,
        Column.wide("IP", p -> Cells.orNone(Json.text(p, "status", "podIP"))),
        Column.wide("Node", p -> Cells.orNone(Json.text(p, "spec", "nodeName"))),
        Column.wide(
            "Nominated Node", p -> Cells.orNone(Json.text(p, "status", "nominatedNodeName"))),
        Column.wide("Readiness Gates", p -> "<none>"));
  }

  private static String ready(JsonNode pod) {
    long ready = 0;
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      ready += container.path("ready").asBoolean() ? 1 : 0;
    }
    return ready + "/" + Json.at(pod, "spec", "containers").size();
  }

  private static long restarts(JsonNode pod) {
    long restarts = 0;
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      restarts += container.path("restartCount").asLong();
    }
    return restarts;
  }

  private static String status(JsonNode pod) {
    String phase = Json.text(pod, "status", "phase");
    String reason = Json.text(pod, "status", "reason");
    String status = reason.isEmpty() ? phase : reason;
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      String waiting = Json.text(container, "state", "waiting", "reason");
      String ended = Json.text(container, "state", "terminated", "reason");
      status = !waiting.isEmpty() ? waiting : !ended.isEmpty() ? ended : status;
    }
    return Meta.deleting(pod) ? "Terminating" : status;
  }
}
