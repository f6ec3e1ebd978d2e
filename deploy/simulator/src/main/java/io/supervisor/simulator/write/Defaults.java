package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Fills in what an object does not say. */
final class Defaults {
  private Defaults() {}

  static void fill(Kind kind, ObjectNode object) {
    if (kind.has(Trait.CUSTOM)) {
      new CustomSchema(kind.schema()).prepare(object);
      return;
    }
    switch (kind.plural()) {
      case "pods" -> PodDefaults.fillPod(object);
      case "deployments", "replicasets", "daemonsets", "statefulsets" ->
          WorkloadDefaults.fill(kind, object);
      case "jobs" -> JobDefaults.fill(object);
      case "cronjobs" -> JobDefaults.fillCron(object);
      case "services" -> ServiceDefaults.fill(object);
      case "limitranges" -> limits(object);
      case "rolebindings", "clusterrolebindings" -> subjects(object);
      case "events" -> {
        if (kind.group().isEmpty()) {
          event(object);
        }
      }
      case "secrets" -> secret(object);
      case "namespaces" -> namespace(object);
      case "customresourcedefinitions" -> definition(object);
      case "persistentvolumeclaims" -> claim(object);
      case "persistentvolumes" -> {
        ObjectNode spec = Json.child(object, "spec");
        Json.putIfAbsent(spec, "volumeMode", "Filesystem");
        Json.putIfAbsent(spec, "persistentVolumeReclaimPolicy", "Retain");
        if (spec.get("hostPath") instanceof ObjectNode path) {
          Json.putIfAbsent(path, "type", "");
        }
      }
      case "storageclasses" -> {
        Json.putIfAbsent(object, "reclaimPolicy", "Delete");
        Json.putIfAbsent(object, "volumeBindingMode", "Immediate");
      }
      case "priorityclasses" ->
          Json.putIfAbsent(object, "preemptionPolicy", "PreemptLowerPriority");
      default -> {}
    }
  }

  /** A most is also the usual limit, a limit the usual request, and so is a least. */
  private static void limits(ObjectNode range) {
    for (JsonNode item : Json.at(range, "spec", "limits")) {
      if (Json.text(item, "type").equals("Container")) {
        ObjectNode limit = (ObjectNode) item;
        inherit(limit, "max", "default");
        inherit(limit, "default", "defaultRequest");
        inherit(limit, "min", "defaultRequest");
      }
    }
  }

  private static void inherit(ObjectNode limit, String from, String to) {
    Meta.strings(limit.path(from))
        .forEach((name, value) -> Json.putIfAbsent(Json.child(limit, to), name, value));
  }

  private static void subjects(ObjectNode binding) {
    for (JsonNode subject : binding.path("subjects")) {
      boolean account = Json.text(subject, "kind").equals("ServiceAccount");
      Json.putIfAbsent(
          (ObjectNode) subject, "apiGroup", account ? "" : "rbac.authorization.k8s.io");
      if (account) {
        ((ObjectNode) subject).remove("apiGroup");
      }
    }
  }

  private static void event(ObjectNode event) {
    Json.putIfAbsent(event, "reportingComponent", "");
    Json.putIfAbsent(event, "reportingInstance", "");
    if (!event.has("eventTime")) {
      event.putNull("eventTime");
    }
    for (String time : List.of("firstTimestamp", "lastTimestamp")) {
      if (!event.has(time)) {
        event.putNull(time);
      }
    }
    Json.child(event, "source");
  }

  private static void secret(ObjectNode secret) {
    Json.putIfAbsent(secret, "type", "Opaque");
    JsonNode plain = secret.remove("stringData");
    if (plain != null) {
      ObjectNode data = Json.child(secret, "data");
      Meta.strings(plain)
          .forEach(
              (k, v) ->
                  data.put(
                      k, Base64.getEncoder().encodeToString(v.getBytes(StandardCharsets.UTF_8))));
    }
  }

  private static void namespace(ObjectNode namespace) {
    Json.child(namespace, "metadata", "labels")
        .put("kubernetes.io/metadata.name", Meta.name(namespace));
  }

  private static void definition(ObjectNode definition) {
    ObjectNode spec = Json.child(definition, "spec");
    ObjectNode names = Json.child(spec, "names");
    String kind = Json.text(names, "kind");
    Json.putIfAbsent(names, "singular", kind.toLowerCase(Locale.ROOT));
    Json.putIfAbsent(names, "listKind", kind + "List");
    Json.putIfAbsent(Json.child(spec, "conversion"), "strategy", "None");
  }

  private static void claim(ObjectNode claim) {
    ObjectNode spec = Json.child(claim, "spec");
    Json.putIfAbsent(spec, "volumeMode", "Filesystem");
  }
}
