package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads out of a pod why it does not run, in one sentence that names pod and container. */
final class PodFault {

  /** Reasons to wait that are part of every start. */
  private static final Set<String> STARTING = Set.of("", "ContainerCreating", "PodInitializing");

  private PodFault() {}

  /** Empty when the pod runs, starts, or does not say what is wrong. */
  static Optional<String> of(JsonNode pod) {
    String name = pod.at("/metadata/name").asText();
    JsonNode status = pod.path("status");
    for (String list : List.of("initContainerStatuses", "containerStatuses")) {
      for (JsonNode container : status.path(list)) {
        Optional<String> fault = container(container);
        if (fault.isPresent()) {
          return Optional.of(
              "Pod %s, container %s: %s"
                  .formatted(name, container.path("name").asText(), fault.get()));
        }
      }
    }
    if (status.path("phase").asText().equals("Failed")) {
      return Optional.of("Pod %s failed: %s".formatted(name, reasoned(status)));
    }
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("reason").asText().equals("Unschedulable")
          && condition.path("status").asText().equals("False")) {
        return Optional.of("Pod %s: %s".formatted(name, reasoned(condition)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> container(JsonNode container) {
    JsonNode waiting = container.at("/state/waiting");
    JsonNode ended = container.at("/state/terminated");
    JsonNode before = container.at("/lastState/terminated");
    if (!STARTING.contains(waiting.path("reason").asText())) {
      return Optional.of(
          reasoned(waiting) + (before.isObject() ? " Before that it " + ended(before) : ""));
    }
    if (ended.isObject() && ended.path("exitCode").asInt() != 0) {
      return Optional.of("it " + ended(ended));
    }
    boolean restarted = before.isObject() && !container.path("ready").asBoolean();
    return restarted ? Optional.of("it " + ended(before)) : Optional.empty();
  }

  private static String ended(JsonNode terminated) {
    return "ended with exit code %d: %s"
        .formatted(terminated.path("exitCode").asInt(), reasoned(terminated));
  }

  private static String reasoned(JsonNode node) {
    String reason = node.path("reason").asText("");
    String message = node.path("message").asText("").strip();
    String both = message.isEmpty() ? reason : reason + ": " + message;
    return both.endsWith(".") ? both : both + ".";
  }
}
