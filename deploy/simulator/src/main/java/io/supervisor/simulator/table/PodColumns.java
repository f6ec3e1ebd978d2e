package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Timestamps;
import java.util.List;

/** How kubectl shows a pod. */
final class PodColumns {
  private PodColumns() {}

  static List<Column> of(Column age, Timestamps times) {
    return List.of(
        Column.title(),
        Column.text("Ready", PodColumns::ready),
        Column.text("Status", PodColumns::status),
        Column.text("Restarts", p -> restarts(p, times)),
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

  /** How often, and how long ago the last time. */
  private static String restarts(JsonNode pod, Timestamps times) {
    long restarts = 0;
    String last = "";
    for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
      restarts += container.path("restartCount").asLong();
      String ended = Json.text(container, "lastState", "terminated", "finishedAt");
      last = ended.compareTo(last) > 0 ? ended : last;
    }
    return restarts == 0 || last.isEmpty()
        ? Long.toString(restarts)
        : restarts + " (" + times.age(last) + " ago)";
  }

  private static String status(JsonNode pod) {
    String phase = Json.text(pod, "status", "phase");
    String reason = Json.text(pod, "status", "reason");
    String initialising = initialising(pod);
    String status = reason.isEmpty() ? phase : reason;
    if (!initialising.isEmpty()) {
      status = initialising;
    } else {
      for (JsonNode container : Json.at(pod, "status", "containerStatuses")) {
        String waiting = Json.text(container, "state", "waiting", "reason");
        String ended = Json.text(container, "state", "terminated", "reason");
        status = !waiting.isEmpty() ? waiting : !ended.isEmpty() ? ended : status;
      }
    }
    return Meta.deleting(pod) ? "Terminating" : status;
  }

  /** How far the init containers are; empty when they are all done. */
  private static String initialising(JsonNode pod) {
    JsonNode statuses = Json.at(pod, "status", "initContainerStatuses");
    int all = Json.at(pod, "spec", "initContainers").size();
    for (int i = 0; i < statuses.size(); i++) {
      JsonNode state = statuses.get(i).path("state");
      if (state.path("terminated").has("exitCode")
          && state.at("/terminated/exitCode").asInt() == 0) {
        continue;
      }
      String ended = Json.text(state, "terminated", "reason");
      String waiting = Json.text(state, "waiting", "reason");
      if (!ended.isEmpty()) {
        return "Init:" + ended;
      }
      boolean plain = waiting.isEmpty() || waiting.equals("PodInitializing");
      return "Init:" + (plain ? i + "/" + all : waiting);
    }
    return "";
  }
}
