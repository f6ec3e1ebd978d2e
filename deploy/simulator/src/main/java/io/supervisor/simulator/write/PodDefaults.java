package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.List;

/** What a pod gets when it does not say; a template gets the same but for the pod's own fields. */
final class PodDefaults {
  private PodDefaults() {}

  static void fillTemplate(ObjectNode spec) {
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
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
    Json.putIfAbsent(spec, "enableServiceLinks", true);
  }
}
