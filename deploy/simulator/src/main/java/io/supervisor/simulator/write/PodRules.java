package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pod, or the template of one, must say. */
final class PodRules {
  private static final List<String> RESTART = List.of("Always", "OnFailure", "Never");

  private PodRules() {}

  /** Mounts may name the volumes of the pod, and those of claims that its owner makes. */
  static void check(JsonNode spec, String path, Set<String> claims, FieldErrors errors) {
    Set<String> volumes = new HashSet<>(claims);
    spec.path("volumes").forEach(v -> volumes.add(Json.text(v, "name")));
    JsonNode containers = spec.path("containers");
    if (containers.isEmpty()) {
      errors.required(path + ".containers", "");
    }
    Set<String> names = new HashSet<>();
    containers(containers, path + ".containers", volumes, names, errors);
    containers(spec.path("initContainers"), path + ".initContainers", volumes, names, errors);
    String restart = Json.text(spec, "restartPolicy");
    if (!RESTART.contains(restart)) {
      errors.unsupported(path + ".restartPolicy", restart, RESTART);
    }
  }

  /** Of a pod that is there only the images, the deadline and more tolerations can change. */
  static void checkUpdate(
      ObjectNode live, ObjectNode next, String subresource, FieldErrors errors) {
    if (subresource.equals("resize")) {
      String before = Json.text(live, "status", "qosClass");
      if (!before.equals(QualityOfService.of(next.path("spec")))) {
        String why = "Pod QOS Class may not change as a result of resizing";
        errors.invalid("spec", "\"" + before + "\"", why);
      }
    } else if (subresource.isEmpty() && !Json.same(fixed(live), fixed(next))) {
      errors.forbidden(
          "spec",
          "pod updates may not change fields other than"
              + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
              + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
              + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if"
              + " it was previously negative)");
    }
  }

  private static ObjectNode fixed(ObjectNode pod) {
    ObjectNode spec = (ObjectNode) pod.path("spec").deepCopy();
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "schedulingGates"));
    for (String list : List.of("containers", "initContainers")) {
      spec.path(list).forEach(c -> ((ObjectNode) c).remove("image"));
    }
    return spec;
  }

  private static void containers(
      JsonNode list, String path, Set<String> volumes, Set<String> names, FieldErrors errors) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode container = list.get(i);
      String here = path + "[" + i + "]";
      ports(container.path("ports"), here, errors);
      mounts(container.path("volumeMounts"), here, volumes, errors);
      if (Json.text(container, "image").isEmpty()) {
        errors.required(here + ".image", "");
      }
      String name = Json.text(container, "name");
      if (name.isEmpty()) {
        errors.required(here + ".name", "");
      } else if (!names.add(name)) {
        errors.duplicate(here + ".name", "\"" + name + "\"");
      }
      resources(container.path("resources"), here + ".resources", errors);
    }
  }

  private static void ports(JsonNode ports, String path, FieldErrors errors) {
    for (int i = 0; i < ports.size(); i++) {
      long port = Json.number(ports.get(i), 0, "containerPort");
      String here = path + ".ports[" + i + "].containerPort";
      if (port == 0) {
        errors.required(here, "");
      } else if (port < 1 || port > 65535) {
        errors.invalid(here, Long.toString(port), "must be between 1 and 65535, inclusive");
      }
    }
  }

  private static void mounts(
      JsonNode mounts, String path, Set<String> volumes, FieldErrors errors) {
    for (int i = 0; i < mounts.size(); i++) {
      String volume = Json.text(mounts.get(i), "name");
      if (!volumes.contains(volume)) {
        errors.notFound(path + ".volumeMounts[" + i + "].name", "\"" + volume + "\"");
      }
    }
  }

  private static void resources(JsonNode resources, String path, FieldErrors errors) {
    JsonNode limits = resources.path("limits");
    for (Map.Entry<String, JsonNode> request : resources.path("requests").properties()) {
      String limit = Json.text(limits, request.getKey());
      String value = request.getValue().asText();
      if (!limit.isEmpty() && Quantity.orZero(value).compareTo(Quantity.orZero(limit)) > 0) {
        errors.invalid(
            path + ".requests",
            "\"" + value + "\"",
            "must be less than or equal to " + request.getKey() + " limit of " + limit);
      }
    }
  }
}
