package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How kubectl shows what makes pods. */
final class WorkloadColumns {
  private WorkloadColumns() {}

  static List<Column> deployment(Column age) {
    List<Column> columns = new ArrayList<>(List.of(Column.title()));
    columns.add(Column.text("Ready", w -> status(w, "readyReplicas") + "/" + replicas(w)));
    columns.add(Column.text("Up-to-date", w -> status(w, "updatedReplicas")));
    columns.add(Column.text("Available", w -> status(w, "availableReplicas")));
    columns.add(age);
    return withPodDetails(columns, true);
  }

  static List<Column> replicaSet(Column age) {
    List<Column> columns = new ArrayList<>(List.of(Column.title()));
    columns.add(Column.number("Desired", WorkloadColumns::replicas));
    columns.add(Column.number("Current", w -> status(w, "replicas")));
    columns.add(Column.number("Ready", w -> status(w, "readyReplicas")));
    columns.add(age);
    return withPodDetails(columns, true);
  }

  static List<Column> daemonSet(Column age) {
    List<Column> columns = new ArrayList<>(List.of(Column.title()));
    columns.add(Column.number("Desired", w -> status(w, "desiredNumberScheduled")));
    columns.add(Column.number("Current", w -> status(w, "currentNumberScheduled")));
    columns.add(Column.number("Ready", w -> status(w, "numberReady")));
    columns.add(Column.number("Up-to-date", w -> status(w, "updatedNumberScheduled")));
    columns.add(Column.number("Available", w -> status(w, "numberAvailable")));
    columns.add(Column.text("Node Selector", w -> Cells.labels(podSpec(w).path("nodeSelector"))));
    columns.add(age);
    return withPodDetails(columns, true);
  }

  static List<Column> statefulSet(Column age) {
    List<Column> columns = new ArrayList<>(List.of(Column.title()));
    columns.add(Column.text("Ready", w -> status(w, "readyReplicas") + "/" + replicas(w)));
    columns.add(age);
    return withPodDetails(columns, false);
  }

  static List<Column> job(Column age, Timestamps times) {
    List<Column> columns = new ArrayList<>(List.of(Column.title()));
    columns.add(Column.text("Status", WorkloadColumns::jobStatus));
    columns.add(
        Column.text(
            "Completions",
            w -> status(w, "succeeded") + "/" + Json.number(w, 1, "spec", "completions")));
    columns.add(Column.text("Duration", w -> duration(w, times)));
    columns.add(age);
    return withPodDetails(columns, true);
  }

  static List<Column> cronJob(Column age, Timestamps times) {
    return List.of(
        Column.title(),
        Column.text("Schedule", w -> Json.text(w, "spec", "schedule")),
        Column.text("Timezone", w -> Cells.orNone(Json.text(w, "spec", "timeZone"))),
        new Column(
            "Suspend",
            "boolean",
            "",
            0,
            w -> w.path("spec").path("suspend").asBoolean() ? "True" : "False"),
        Column.number("Active", w -> (long) Json.at(w, "status", "active").size()),
        Column.text("Last Schedule", w -> lastSchedule(w, times)),
        age,
        Column.wide("Containers", w -> Cells.containers(jobSpec(w), "name")),
        Column.wide("Images", w -> Cells.containers(jobSpec(w), "image")),
        Column.wide("Selector", w -> Cells.selector(Json.at(w, "spec", "jobTemplate"))));
  }

  private static JsonNode jobSpec(JsonNode cronJob) {
    return Json.at(cronJob, "spec", "jobTemplate", "spec", "template", "spec");
  }

  private static String lastSchedule(JsonNode job, Timestamps times) {
    String time = Json.text(job, "status", "lastScheduleTime");
    return time.isEmpty() ? "<none>" : times.age(time);
  }

  private static String jobStatus(JsonNode job) {
    for (JsonNode condition : Json.at(job, "status", "conditions")) {
      if (Json.text(condition, "status").equals("True")) {
        return Json.text(condition, "type");
      }
    }
    return "Running";
  }

  private static String duration(JsonNode job, Timestamps times) {
    String start = Json.text(job, "status", "startTime");
    String end = Json.text(job, "status", "completionTime");
    if (start.isEmpty()) {
      return "";
    }
    Instant until = end.isEmpty() ? times.instant() : Instant.parse(end);
    return Timestamps.print(Duration.between(Instant.parse(start), until));
  }

  private static List<Column> withPodDetails(List<Column> columns, boolean selector) {
    columns.add(Column.wide("Containers", w -> Cells.containers(podSpec(w), "name")));
    columns.add(Column.wide("Images", w -> Cells.containers(podSpec(w), "image")));
    if (selector) {
      columns.add(Column.wide("Selector", Cells::selector));
    }
    return columns;
  }

  private static JsonNode podSpec(JsonNode workload) {
    return Json.at(workload, "spec", "template", "spec");
  }

  private static long replicas(JsonNode workload) {
    return Json.number(workload, 0, "spec", "replicas");
  }

  private static long status(JsonNode workload, String field) {
    return Json.number(workload, 0, "status", field);
  }
}
