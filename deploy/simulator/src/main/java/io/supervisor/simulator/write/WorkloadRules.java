package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Meta;
import java.util.HashSet;
import java.util.Set;

/** What a Deployment, ReplicaSet, DaemonSet, StatefulSet or Job must say. */
final class WorkloadRules {
  private WorkloadRules() {}

  static void check(JsonNode object, boolean selectorRequired, FieldErrors errors) {
    JsonNode spec = object.path("spec");
    long replicas = Json.number(spec, 0, "replicas");
    if (replicas < 0) {
      String why = "must be greater than or equal to 0";
      errors.invalid("spec.replicas", Long.toString(replicas), why);
    }
    if (selectorRequired) {
      selector(spec, errors);
    }
    strategy(spec.path("strategy"), errors);
    Set<String> claims = new HashSet<>();
    spec.path("volumeClaimTemplates").forEach(c -> claims.add(Meta.name(c)));
    JsonNode pod = Json.at(spec, "template", "spec");
    PodRules.check(pod, "spec.template.spec", claims, errors);
  }

  private static void selector(JsonNode spec, FieldErrors errors) {
    LabelSelector selector = LabelSelector.of(spec.path("selector"));
    if (!spec.hasNonNull("selector")) {
      errors.required("spec.selector", "");
    }
    if (selector.isEmpty() || !selector.matches(spec.path("template"))) {
      JsonNode labels = Json.at(spec, "template", "metadata", "labels");
      String value = labels.isObject() ? Json.write(labels) : "{}";
      String why = "`selector` does not match template `labels`";
      errors.invalid("spec.template.metadata.labels", value, why);
    }
  }

  private static void strategy(JsonNode strategy, FieldErrors errors) {
    if (Json.text(strategy, "type").equals("Recreate") && strategy.hasNonNull("rollingUpdate")) {
      errors.forbidden(
          "spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
    }
  }

  static void checkUpdate(ObjectNode live, ObjectNode next, FieldErrors errors) {
    JsonNode selector = Json.at(next, "spec", "selector");
    if (!Json.same(Json.at(live, "spec", "selector"), selector)) {
      errors.invalid("spec.selector", Json.write(selector), "field is immutable");
    }
  }
}
