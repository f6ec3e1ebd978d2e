package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container that runs in name only has said: made up from its pod, so that it is the same
 * whenever somebody asks, and says that it is made up.
 */
public record PodLog(JsonNode pod, String container) {

  private long restarts() {
    return Json.number(status(), 0, "restartCount");
  }

  /** The lines of the current run, or of the one before, oldest first. */
  public List<String> lines(boolean previous, boolean timestamps) {
    JsonNode status = status();
    JsonNode state = previous ? status.path("lastState") : status.path("state");
    String started = Json.text(state, "running", "startedAt");
    if (started.isEmpty()) {
      started = Json.text(state, "terminated", "startedAt");
    }
    List<String> lines = new ArrayList<>();
    String image = Json.text(status, "image");
    add(lines, started, "simulated container " + container + " of image " + image, timestamps);
    add(lines, started, "run " + (restarts() + (previous ? 0 : 1)) + " started", timestamps);
    JsonNode end = state.path("terminated");
    if (end.isObject()) {
      String finished = Json.text(end, "finishedAt");
      String code = Json.text(end, "exitCode");
      add(lines, finished, "ended with exit code " + code, timestamps);
    } else {
      add(lines, started, "ready", timestamps);
    }
    return lines;
  }

  private static void add(List<String> lines, String time, String text, boolean timestamps) {
    lines.add(timestamps ? time + " " + text : text);
  }

  private JsonNode status() {
    for (String list : List.of("containerStatuses", "initContainerStatuses")) {
      for (JsonNode status : Json.at(pod, "status", list)) {
        if (Json.text(status, "name").equals(container)) {
          return status;
        }
      }
    }
    return Json.object();
  }
}
