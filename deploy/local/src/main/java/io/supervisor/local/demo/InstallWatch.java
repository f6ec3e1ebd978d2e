package io.supervisor.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows the steps of one install as they happen, until it runs or has failed. */
final class InstallWatch {

  private static final double LIMIT_SECONDS = 120;
  private static final long POLL_MILLIS = 100;
  private static final Map<String, String> STEPS =
      Map.of(
          "REQUESTED", "admitted",
          "WAITING", "waiting",
          "RENDERED", "rendered",
          "PLACED", "placed",
          "APPLYING", "applied",
          "READY", "running");

  private final Api api;
  private final String supervisor;
  private final String service;
  private final StepClock clock;
  private final Set<String> shown = new HashSet<>();

  InstallWatch(Api api, String supervisor, String service, StepClock clock) {
    this.api = api;
    this.supervisor = supervisor;
    this.service = service;
    this.clock = clock;
  }

  /** The install as it is in the end. */
  JsonNode untilRunning() throws InterruptedException {
    while (true) {
      Answer answer = api.get("/api/supervisor/installs" + path());
      JsonNode install = answer.body();
      if (answer.ok()) {
        showNewSteps(install.path("generation").asLong());
        String phase = install.path("phase").asText();
        if (phase.equals("FAILED")) {
          throw new DemoFailure(explained("The install failed", install));
        }
        if (phase.equals("READY") && configured()) {
          return install;
        }
      }
      if (clock.seconds() > LIMIT_SECONDS) {
        throw new DemoFailure(
            explained("The install is not ready after %.0f s".formatted(LIMIT_SECONDS), install));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private String path() {
    return "/" + supervisor + "/" + service;
  }

  private static String explained(String what, JsonNode install) {
    return "%s: phase %s, reason %s. %s %s"
        .formatted(
            what,
            install.path("phase").asText("unknown"),
            install.path("reason").asText("none"),
            install.path("message").asText(),
            install.path("hint").asText());
  }

  private void showNewSteps(long generation) throws InterruptedException {
    Answer timeline = api.get("/api/supervisor/installs" + path() + "/timeline");
    for (JsonNode entry : timeline.body()) {
      String phase = entry.path("phase").asText();
      if (entry.path("generation").asLong() == generation
          && STEPS.containsKey(phase)
          && shown.add(phase)) {
        clock.step(
            STEPS.get(phase), phase.equals("PLACED") ? hosts() : entry.path("message").asText());
      }
    }
  }

  private String hosts() throws InterruptedException {
    Map<String, List<String>> byWorkload = new TreeMap<>();
    for (JsonNode slot : api.get("/api/supervisor/placements" + path()).body().path("slots")) {
      byWorkload
          .computeIfAbsent(slot.path("workload").asText(), key -> new ArrayList<>())
          .add(slot.path("host").asText());
    }
    return byWorkload.entrySet().stream()
        .map(e -> e.getKey() + " on " + String.join(", ", e.getValue().stream().sorted().toList()))
        .collect(Collectors.joining("; "));
  }

  private boolean configured() throws InterruptedException {
    return api.get(
            "/api/vcenter/namespace-management/clusters/%s/supervisor-services/%s"
                .formatted(supervisor, service))
        .body()
        .path("config_status")
        .asText()
        .equals("CONFIGURED");
  }
}
