package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.control.PodLog;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers what a container has said, which is what its spherelet made up. */
record LogHandler(ObjectStore store) {

  Answer log(ApiRequest request, Target target) {
    ObjectNode pod =
        store
            .find(target.key())
            .orElseThrow(() -> ApiFailure.notFound(target.kind(), target.name()));
    String container = container(pod, request.parameter("container"), target.name());
    if (Json.text(pod, "spec", "nodeName").isEmpty()) {
      return new Answer.Body(204, "", new byte[0]);
    }
    JsonNode status = status(pod, container);
    JsonNode state = status.path("state");
    boolean ran = Json.at(status, "lastState").has("terminated");
    if (!ran && (state.has("waiting") || state.isEmpty())) {
      String reason = Json.text(state, "waiting", "reason");
      throw ApiFailure.badRequest(
          "container \"%s\" in pod \"%s\" is waiting to start: %s"
              .formatted(
                  container, target.name(), reason.isEmpty() ? "ContainerCreating" : reason));
    }
    PodLog log = new PodLog(pod, container);
    boolean previous = request.flag("previous");
    if (previous && !ran) {
      throw ApiFailure.badRequest(
          "previous terminated container \"%s\" in pod \"%s\" not found"
              .formatted(container, target.name()));
    }
    List<String> lines = log.lines(previous || state.has("waiting"), request.flag("timestamps"));
    long tail = request.number("tailLines", lines.size());
    int from = (int) Math.max(0, lines.size() - Math.max(0, tail));
    StringBuilder text = new StringBuilder();
    lines.subList(from, lines.size()).forEach(line -> text.append(line).append('\n'));
    long limit = request.number("limitBytes", text.length());
    text.setLength((int) Math.min(text.length(), Math.max(0, limit)));
    return new Answer.Body(200, "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String container(JsonNode pod, String wanted, String name) {
    List<String> names = new ArrayList<>();
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      Json.at(pod, "spec", list).forEach(c -> names.add(Json.text(c, "name")));
    }
    JsonNode containers = Json.at(pod, "spec", "containers");
    if (wanted.isEmpty() && containers.size() > 1) {
      List<String> choice = new ArrayList<>();
      containers.forEach(c -> choice.add(Json.text(c, "name")));
      throw ApiFailure.badRequest(
          "a container name must be specified for pod %s, choose one of: [%s]"
              .formatted(name, String.join(" ", choice)));
    }
    String found = wanted.isEmpty() ? names.get(0) : wanted;
    if (!names.contains(found)) {
      throw ApiFailure.badRequest("container " + found + " is not valid for pod " + name);
    }
    return found;
  }

  private static JsonNode status(JsonNode pod, String container) {
    for (String list :
        List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")) {
      for (JsonNode status : Json.at(pod, "status", list)) {
        if (Json.text(status, "name").equals(container)) {
          return status;
        }
      }
    }
    return Json.object();
  }
}
