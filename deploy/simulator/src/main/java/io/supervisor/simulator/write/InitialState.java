package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import java.util.List;

/** What only the server says of a new object: its first status, labels of Jobs, finalizers. */
final class InitialState {
  private static final List<String> NODE_INFO =
      List.of(
          "machineID",
          "systemUUID",
          "bootID",
          "kernelVersion",
          "osImage",
          "containerRuntimeVersion",
          "kubeletVersion",
          "kubeProxyVersion",
          "operatingSystem",
          "architecture");

  private InitialState() {}

  static void set(Kind kind, ObjectNode object) {
    if (kind.has(Trait.CUSTOM)) {
      return;
    }
    if (kind.equals(KindTable.NODE)) {
      node(Json.child(object, "status"));
      return;
    }
    if (kind.equals(KindTable.NAMESPACE)) {
      Json.child(object, "spec").putArray("finalizers").add("kubernetes");
    }
    if (kind.equals(KindTable.JOB)) {
      job(object);
    }
    if (kind.has(Trait.STATUS)) {
      status(kind, object, object.putObject("status"));
    }
  }

  private static void node(ObjectNode status) {
    ObjectNode kubelet = Json.child(status, "daemonEndpoints", "kubeletEndpoint");
    Json.putIfAbsent(kubelet, "Port", 0);
    ObjectNode info = Json.child(status, "nodeInfo");
    NODE_INFO.forEach(name -> Json.putIfAbsent(info, name, ""));
  }

  private static void status(Kind kind, ObjectNode object, ObjectNode status) {
    switch (kind.plural()) {
      case "namespaces" -> status.put("phase", "Active");
      case "pods" ->
          status.put("phase", "Pending").put("qosClass", QualityOfService.of(object.path("spec")));
      case "services", "ingresses" -> status.putObject("loadBalancer");
      case "persistentvolumes" ->
          status
              .put("phase", "Pending")
              .put("lastPhaseTransitionTime", Json.text(object, "metadata", "creationTimestamp"));
      case "persistentvolumeclaims" -> status.put("phase", "Pending");
      case "replicasets" -> status.put("replicas", 0);
      case "statefulsets" -> status.put("availableReplicas", 0).put("replicas", 0);
      case "daemonsets" ->
          status
              .put("currentNumberScheduled", 0)
              .put("desiredNumberScheduled", 0)
              .put("numberMisscheduled", 0)
              .put("numberReady", 0);
      case "poddisruptionbudgets" ->
          status
              .put("disruptionsAllowed", 0)
              .put("currentHealthy", 0)
              .put("desiredHealthy", 0)
              .put("expectedPods", 0);
      case "horizontalpodautoscalers" -> status.put("desiredReplicas", 0).putNull("currentMetrics");
      case "customresourcedefinitions" -> definition(object, status);
      default -> {}
    }
  }

  private static void definition(ObjectNode object, ObjectNode status) {
    status.putNull("conditions");
    status.putObject("acceptedNames").put("plural", "").put("kind", "");
    var stored = status.putArray("storedVersions");
    for (JsonNode version : object.path("spec").path("versions")) {
      if (version.path("storage").asBoolean()) {
        stored.add(version.path("name").asText());
      }
    }
  }

  private static void label(ObjectNode labels, ObjectNode job) {
    String uid = Meta.uid(job);
    labels.put("batch.kubernetes.io/controller-uid", uid).put("controller-uid", uid);
    labels.put("batch.kubernetes.io/job-name", Meta.name(job)).put("job-name", Meta.name(job));
  }

  private static void job(ObjectNode job) {
    ObjectNode spec = Json.child(job, "spec");
    if (spec.path("manualSelector").asBoolean()) {
      return;
    }
    String uid = Meta.uid(job);
    Json.child(spec, "selector", "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
    label(Json.child(spec, "template", "metadata", "labels"), job);
    label(Json.child(job, "metadata", "labels"), job);
  }
}
