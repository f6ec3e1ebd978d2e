package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.util.List;
import java.util.Map;

/** Whether a pod may run on a node, by its node selector and the node's taints. */
final class NodeFit {
  private static final List<String> HARD = List.of("NoSchedule", "NoExecute");
  private static final List<String> ENDING = List.of("NoExecute");

  private NodeFit() {}

  /** Whether a new pod may come. */
  static boolean fits(JsonNode podSpec, JsonNode node) {
    return selected(podSpec, node) && tolerated(podSpec, node, HARD);
  }

  /** Whether a pod that is there may stay: a taint that keeps new ones away does not end it. */
  static boolean mayStay(JsonNode podSpec, JsonNode node) {
    return selected(podSpec, node) && tolerated(podSpec, node, ENDING);
  }

  private static boolean selected(JsonNode podSpec, JsonNode node) {
    Map<String, String> labels = Meta.labels(node);
    return Meta.strings(podSpec.path("nodeSelector")).entrySet().stream()
        .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
  }

  private static boolean tolerated(JsonNode podSpec, JsonNode node, List<String> effects) {
    JsonNode tolerations = podSpec.path("tolerations");
    JsonNode taints = Json.at(node, "spec", "taints");
    for (JsonNode taint : taints) {
      String key = Json.text(taint, "key");
      boolean always = key.startsWith("node.kubernetes.io/");
      if (effects.contains(Json.text(taint, "effect")) && !always && !covers(tolerations, taint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(JsonNode tolerations, JsonNode taint) {
    for (JsonNode toleration : tolerations) {
      String key = Json.text(toleration, "key");
      String effect = Json.text(toleration, "effect");
      boolean exists = Json.text(toleration, "operator").equals("Exists");
      boolean keyMatches = key.equals(Json.text(taint, "key")) || key.isEmpty() && exists;
      boolean valueMatches =
          exists || Json.text(toleration, "value").equals(Json.text(taint, "value"));
      if (keyMatches
          && valueMatches
          && (effect.isEmpty() || effect.equals(Json.text(taint, "effect")))) {
        return true;
      }
    }
    return false;
  }
}
