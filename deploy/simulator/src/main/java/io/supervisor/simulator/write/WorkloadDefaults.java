package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;

/** What a Deployment, ReplicaSet, DaemonSet or StatefulSet gets when it does not say. */
final class WorkloadDefaults {
  private WorkloadDefaults() {}

  static void fill(Kind kind, ObjectNode object) {
    ObjectNode spec = Json.child(object, "spec");
    PodDefaults.fillTemplate(Json.child(spec, "template", "spec"));
    if (!kind.plural().equals("replicasets")) {
      Json.putIfAbsent(spec, "revisionHistoryLimit", 10);
    }
    switch (kind.plural()) {
      case "deployments" -> deployment(spec);
      case "daemonsets" -> daemonSet(object, spec);
      case "statefulsets" -> statefulSet(spec);
      default -> Json.putIfAbsent(spec, "replicas", 1);
    }
  }

  private static void deployment(ObjectNode spec) {
    Json.putIfAbsent(spec, "replicas", 1);
    Json.putIfAbsent(spec, "progressDeadlineSeconds", 600);
    ObjectNode strategy = Json.child(spec, "strategy");
    Json.putIfAbsent(strategy, "type", "RollingUpdate");
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode rolling = Json.child(strategy, "rollingUpdate");
      Json.putIfAbsent(rolling, "maxUnavailable", "25%");
      Json.putIfAbsent(rolling, "maxSurge", "25%");
    }
  }

  private static void daemonSet(ObjectNode object, ObjectNode spec) {
    ObjectNode annotations = Json.child(object, "metadata", "annotations");
    long generation = Math.max(1, Meta.generation(object));
    annotations.put("deprecated.daemonset.template.generation", Long.toString(generation));
    ObjectNode strategy = Json.child(spec, "updateStrategy");
    Json.putIfAbsent(strategy, "type", "RollingUpdate");
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode rolling = Json.child(strategy, "rollingUpdate");
      Json.putIfAbsent(rolling, "maxUnavailable", 1);
      Json.putIfAbsent(rolling, "maxSurge", 0);
    }
  }

  private static void statefulSet(ObjectNode spec) {
    Json.putIfAbsent(spec, "replicas", 1);
    Json.putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
    ObjectNode strategy = Json.child(spec, "updateStrategy");
    Json.putIfAbsent(strategy, "type", "RollingUpdate");
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      Json.putIfAbsent(Json.child(strategy, "rollingUpdate"), "partition", 0);
    }
    ObjectNode retention = Json.child(spec, "persistentVolumeClaimRetentionPolicy");
    Json.putIfAbsent(retention, "whenDeleted", "Retain");
    Json.putIfAbsent(retention, "whenScaled", "Retain");
    for (var claim : spec.path("volumeClaimTemplates")) {
      ObjectNode template = (ObjectNode) claim;
      template.put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
      Json.putIfAbsent(Json.child(template, "spec"), "volumeMode", "Filesystem");
      Json.child(template, "status").put("phase", "Pending");
    }
  }
}
