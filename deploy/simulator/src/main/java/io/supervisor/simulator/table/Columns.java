package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.model.Trait;
import java.util.ArrayList;
import java.util.List;

/** Chooses the columns for a kind. */
public record Columns(Timestamps times) {

  public List<Column> of(Kind kind) {
    Column age = Column.text("Age", o -> times.age(created(o)));
    if (kind.has(Trait.CUSTOM)) {
      return kind.printerColumns().isEmpty()
          ? List.of(Column.title(), age)
          : CustomColumns.of(kind.printerColumns(), times);
    }
    return switch (kind.plural()) {
      case "pods" -> PodColumns.of(age, times);
      case "nodes" -> NodeColumns.of(age);
      case "events" -> EventColumns.of(times);
      case "deployments" -> WorkloadColumns.deployment(age);
      case "replicasets" -> WorkloadColumns.replicaSet(age);
      case "daemonsets" -> WorkloadColumns.daemonSet(age);
      case "statefulsets" -> WorkloadColumns.statefulSet(age);
      case "jobs" -> WorkloadColumns.job(age, times);
      case "cronjobs" -> WorkloadColumns.cronJob(age, times);
      case "services" -> NetworkColumns.service(age);
      case "endpoints" -> NetworkColumns.endpoints(age);
      case "endpointslices" -> NetworkColumns.slice(age);
      case "networkpolicies" -> NetworkColumns.policy(age);
      case "ingresses" -> NetworkColumns.ingress(age);
      case "persistentvolumeclaims" -> StorageColumns.claim(age);
      case "persistentvolumes" -> StorageColumns.volume(age);
      case "storageclasses" -> StorageColumns.storageClass(age);
      default -> small(kind, age);
    };
  }

  private static List<Column> small(Kind kind, Column age) {
    Column createdAt = new Column("Created At", "date", "", 0, Columns::created);
    return switch (kind.plural()) {
      case "namespaces" ->
          List.of(Column.title(), Column.text("Status", n -> Json.text(n, "status", "phase")), age);
      case "configmaps" -> List.of(Column.title(), Column.text("Data", Columns::dataSize), age);
      case "secrets" ->
          List.of(
              Column.title(),
              Column.text("Type", s -> Json.text(s, "type")),
              Column.text("Data", Columns::dataSize),
              age);
      case "serviceaccounts" ->
          List.of(
              Column.title(), Column.text("Secrets", s -> (long) s.path("secrets").size()), age);
      case "leases" ->
          List.of(
              Column.title(),
              Column.text("Holder", l -> Json.text(l, "spec", "holderIdentity")),
              age);
      case "customresourcedefinitions", "roles", "clusterroles" ->
          List.of(Column.title(), createdAt);
      case "rolebindings", "clusterrolebindings" -> binding(age);
      case "poddisruptionbudgets" -> budget(age);
      case "resourcequotas" -> PolicyColumns.quota(age);
      case "horizontalpodautoscalers" -> PolicyColumns.autoscaler(age);
      case "controllerrevisions" -> PolicyColumns.revision(age);
      case "apiservices" -> PolicyColumns.service(age);
      case "priorityclasses" -> priorityClass(age);
      default -> List.of(Column.title(), age);
    };
  }

  private static List<Column> binding(Column age) {
    return List.of(
        Column.title(),
        Column.text(
            "Role", b -> Json.text(b, "roleRef", "kind") + "/" + Json.text(b, "roleRef", "name")),
        age,
        Column.wide("Users", b -> subjects(b, "User")),
        Column.wide("Groups", b -> subjects(b, "Group")),
        Column.wide("ServiceAccounts", b -> subjects(b, "ServiceAccount")));
  }

  private static String subjects(JsonNode binding, String kind) {
    List<String> names = new ArrayList<>();
    for (JsonNode subject : binding.path("subjects")) {
      if (Json.text(subject, "kind").equals(kind)) {
        String namespace = Json.text(subject, "namespace");
        names.add((namespace.isEmpty() ? "" : namespace + "/") + Json.text(subject, "name"));
      }
    }
    return String.join(", ", names);
  }

  private static List<Column> budget(Column age) {
    return List.of(
        Column.title(),
        Column.text("Min Available", b -> orNotSet(Json.text(b, "spec", "minAvailable"))),
        Column.text("Max Unavailable", b -> orNotSet(Json.text(b, "spec", "maxUnavailable"))),
        Column.number(
            "Allowed Disruptions", b -> Json.number(b, 0, "status", "disruptionsAllowed")),
        age);
  }

  private static String orNotSet(String text) {
    return text.isEmpty() ? "N/A" : text;
  }

  private static List<Column> priorityClass(Column age) {
    return List.of(
        Column.title(),
        Column.number("Value", p -> p.path("value").asLong()),
        new Column("Global-Default", "boolean", "", 0, p -> p.path("globalDefault").asBoolean()),
        age,
        Column.text("PreemptionPolicy", p -> Json.text(p, "preemptionPolicy")));
  }

  private static long dataSize(JsonNode object) {
    return object.path("data").size() + object.path("binaryData").size();
  }

  private static String created(JsonNode object) {
    return Json.text(object, "metadata", "creationTimestamp");
  }
}
