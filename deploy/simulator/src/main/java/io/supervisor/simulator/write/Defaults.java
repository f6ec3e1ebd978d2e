package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
      case "secrets" -> secret(object);
      case "namespaces" -> namespace(object);
      case "customresourcedefinitions" -> definition(object);
      case "persistentvolumeclaims" -> claim(object);
      case "storageclasses" -> {
        Json.putIfAbsent(object, "reclaimPolicy", "Delete");
        Json.putIfAbsent(object, "volumeBindingMode", "Immediate");
      }
      case "priorityclasses" ->
          Json.putIfAbsent(object, "preemptionPolicy", "PreemptLowerPriority");
      default -> {}
    }
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
    ObjectNode spec = Json.child(namespace, "spec");
    if (!Meta.deleting(namespace) && !spec.has("finalizers")) {
      spec.putArray("finalizers").add("kubernetes");
    }
    Json.putIfAbsent(Json.child(namespace, "status"), "phase", "Active");
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
    Json.putIfAbsent(Json.child(claim, "status"), "phase", "Pending");
    if (!Meta.deleting(claim)) {
      Meta.addFinalizer(claim, "kubernetes.io/pvc-protection");
    }
  }
}
