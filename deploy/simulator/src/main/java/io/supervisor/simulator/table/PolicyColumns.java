package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How kubectl shows quotas, autoscalers, revisions and parts of the API. */
final class PolicyColumns {
  private PolicyColumns() {}

  static List<Column> quota(Column age) {
    return List.of(
        Column.title(),
        Column.text("Request", q -> used(q, false)),
        Column.text("Limit", q -> used(q, true)),
        age);
  }

  private static String used(JsonNode quota, boolean limits) {
    List<String> parts = new ArrayList<>();
    Map<String, String> hard = Meta.strings(Json.at(quota, "status", "hard"));
    for (Map.Entry<String, String> entry : hard.entrySet()) {
      if (entry.getKey().startsWith("limits.") == limits) {
        String used = Json.text(quota, "status", "used", entry.getKey());
        parts.add(entry.getKey() + ": " + used + "/" + entry.getValue());
      }
    }
    return String.join(", ", parts);
  }

  static List<Column> autoscaler(Column age) {
    return List.of(
        Column.title(),
        Column.text(
            "Reference",
            a ->
                Json.text(a, "spec", "scaleTargetRef", "kind")
                    + "/"
                    + Json.text(a, "spec", "scaleTargetRef", "name")),
        Column.text("Targets", PolicyColumns::targets),
        Column.text("MinPods", a -> orUnset(Json.text(a, "spec", "minReplicas"))),
        Column.text("MaxPods", a -> Json.number(a, 0, "spec", "maxReplicas")),
        Column.text("Replicas", a -> Json.number(a, 0, "status", "currentReplicas")),
        age);
  }

  private static String orUnset(String text) {
    return text.isEmpty() ? "<unset>" : text;
  }

  private static String targets(JsonNode autoscaler) {
    List<String> parts = new ArrayList<>();
    for (JsonNode metric : Json.at(autoscaler, "spec", "metrics")) {
      JsonNode resource = metric.path("resource");
      if (resource.isObject()) {
        JsonNode target = resource.path("target");
        String wanted =
            target.has("averageUtilization")
                ? Json.text(target, "averageUtilization") + "%"
                : Json.text(target, "averageValue");
        parts.add(Json.text(resource, "name") + ": <unknown>/" + wanted);
      }
    }
    return parts.isEmpty() ? "<none>" : String.join(", ", parts);
  }

  static List<Column> revision(Column age) {
    return List.of(
        Column.title(),
        Column.text("Controller", PolicyColumns::controller),
        Column.text("Revision", r -> Json.number(r, 0, "revision")),
        age);
  }

  private static String controller(JsonNode revision) {
    return Meta.controller(revision)
        .map(
            owner -> {
              String apiVersion = Json.text(owner, "apiVersion");
              int slash = apiVersion.indexOf('/');
              String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
              String kind = Json.text(owner, "kind").toLowerCase(Locale.ROOT);
              return kind + group + "/" + Json.text(owner, "name");
            })
        .orElse("<none>");
  }

  static List<Column> service(Column age) {
    return List.of(
        Column.title(),
        Column.text("Service", s -> Json.at(s, "spec").has("service") ? where(s) : "Local"),
        Column.text("Available", PolicyColumns::available),
        age);
  }

  private static String where(JsonNode service) {
    JsonNode reference = Json.at(service, "spec", "service");
    return Json.text(reference, "namespace") + "/" + Json.text(reference, "name");
  }

  private static String available(JsonNode service) {
    JsonNode available = Condition.of(Json.at(service, "status"), "Available");
    return available.isMissingNode() ? "Unknown" : Json.text(available, "status");
  }
}
