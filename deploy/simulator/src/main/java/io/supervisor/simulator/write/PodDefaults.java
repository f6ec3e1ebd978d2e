package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** What a pod gets when it does not say; a template gets the same but for the pod's own fields. */
final class PodDefaults {
  private PodDefaults() {}

  static void fillTemplate(ObjectNode spec) {
    for (String list : List.of("containers", "initContainers")) {
      for (JsonNode container : spec.path(list)) {
        if (container instanceof ObjectNode object) {
          container(object);
        }
      }
    }
    Json.putIfAbsent(spec, "restartPolicy", "Always");
    Json.putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
    Json.putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
    Json.putIfAbsent(spec, "schedulerName", "default-scheduler");
    Json.child(spec, "securityContext");
    if (spec.hasNonNull("serviceAccountName")) {
      spec.put("serviceAccount", Json.text(spec, "serviceAccountName"));
    }
    volumes(spec);
  }

  private static void container(ObjectNode container) {
    Json.child(container, "resources");
    Json.putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
    Json.putIfAbsent(container, "terminationMessagePolicy", "File");
    String image = Json.text(container, "image");
    String tag = image.substring(image.lastIndexOf('/') + 1);
    boolean latest = tag.endsWith(":latest") || !(tag.contains(":") || tag.contains("@"));
    Json.putIfAbsent(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    for (JsonNode port : container.path("ports")) {
      Json.putIfAbsent((ObjectNode) port, "protocol", "TCP");
    }
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.get(probe) instanceof ObjectNode object) {
        probe(object);
      }
    }
    requests(container);
  }

  private static void probe(ObjectNode probe) {
    Json.putIfAbsent(probe, "timeoutSeconds", 1);
    Json.putIfAbsent(probe, "periodSeconds", 10);
    Json.putIfAbsent(probe, "successThreshold", 1);
    Json.putIfAbsent(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode get) {
      Json.putIfAbsent(get, "path", "/");
      Json.putIfAbsent(get, "scheme", "HTTP");
    }
  }

  private static void requests(ObjectNode container) {
    JsonNode limits = Json.at(container, "resources", "limits");
    for (var limit : limits.properties()) {
      ObjectNode requests = Json.child(container, "resources", "requests");
      Json.putIfAbsent(requests, limit.getKey(), limit.getValue().asText());
    }
  }

  private static void volumes(ObjectNode spec) {
    for (JsonNode volume : spec.path("volumes")) {
      for (String source : List.of("configMap", "secret", "projected", "downwardAPI")) {
        if (volume.get(source) instanceof ObjectNode object) {
          Json.putIfAbsent(object, "defaultMode", 420);
        }
      }
    }
  }

  static void fillPod(ObjectNode pod) {
    ObjectNode spec = Json.child(pod, "spec");
    fillTemplate(spec);
    Json.putIfAbsent(spec, "serviceAccountName", "default");
    spec.put("serviceAccount", Json.text(spec, "serviceAccountName"));
    Json.putIfAbsent(spec, "enableServiceLinks", true);
    Json.putIfAbsent(spec, "preemptionPolicy", "PreemptLowerPriority");
    Json.putIfAbsent(spec, "priority", 0);
    for (String condition : List.of("not-ready", "unreachable")) {
      toleration(spec, "node.kubernetes.io/" + condition);
    }
    ObjectNode status = Json.child(pod, "status");
    Json.putIfAbsent(status, "phase", "Pending");
    Json.putIfAbsent(status, "qosClass", qualityOfService(spec));
  }

  private static void toleration(ObjectNode spec, String key) {
    for (JsonNode toleration : spec.path("tolerations")) {
      String tolerated = Json.text(toleration, "key");
      String effect = Json.text(toleration, "effect");
      boolean all = tolerated.isEmpty() && Json.text(toleration, "operator").equals("Exists");
      if ((tolerated.equals(key) || all) && (effect.isEmpty() || effect.equals("NoExecute"))) {
        return;
      }
    }
    Json.list(spec, "tolerations")
        .addObject()
        .put("key", key)
        .put("operator", "Exists")
        .put("effect", "NoExecute")
        .put("tolerationSeconds", 300);
  }

  private static String qualityOfService(JsonNode spec) {
    boolean any = false;
    boolean all = true;
    for (JsonNode container : spec.path("containers")) {
      JsonNode resources = container.path("resources");
      for (String name : List.of("cpu", "memory")) {
        BigDecimal limit = Quantity.orZero(Json.text(resources, "limits", name));
        BigDecimal request = Quantity.orZero(Json.text(resources, "requests", name));
        any |= limit.signum() > 0 || request.signum() > 0;
        all &= limit.signum() > 0 && limit.compareTo(request) == 0;
      }
    }
    return all ? "Guaranteed" : any ? "Burstable" : "BestEffort";
  }
}
