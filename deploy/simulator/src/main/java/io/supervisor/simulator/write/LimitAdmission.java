package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Quantity;
import io.supervisor.simulator.store.ObjectStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills in and checks what pods and claims ask for, as the limit ranges of the namespace say. */
record LimitAdmission(ObjectStore store) {
  private static final String NOTE = "kubernetes.io/limit-ranger";

  void admitPod(String namespace, ObjectNode pod) {
    List<String> problems = new ArrayList<>();
    for (ObjectNode range : store.list(KindTable.LIMIT_RANGE, namespace)) {
      List<String> notes = new ArrayList<>();
      for (JsonNode item : Json.at(range, "spec", "limits")) {
        if (Json.text(item, "type").equals("Container")) {
          fill(item, pod, notes);
        }
      }
      if (!notes.isEmpty()) {
        Json.child(pod, "metadata", "annotations")
            .put(NOTE, "LimitRanger plugin set: " + String.join("; ", notes));
      }
      Json.at(range, "spec", "limits").forEach(item -> check(item, pod, problems));
    }
    refuse(KindTable.POD, pod, problems);
  }

  void admitClaim(String namespace, ObjectNode claim) {
    List<String> problems = new ArrayList<>();
    for (ObjectNode range : store.list(KindTable.LIMIT_RANGE, namespace)) {
      for (JsonNode item : Json.at(range, "spec", "limits")) {
        if (Json.text(item, "type").equals("PersistentVolumeClaim")) {
          compare(item, Json.at(claim, "spec", "resources"), problems);
        }
      }
    }
    refuse(KindTable.CLAIM, claim, problems);
  }

  private static void refuse(Kind kind, ObjectNode object, List<String> problems) {
    if (!problems.isEmpty()) {
      String all = String.join(", ", problems);
      throw ApiFailure.forbidden(
          kind, Meta.asked(object), problems.size() == 1 ? all : "[" + all + "]");
    }
  }

  private static void fill(JsonNode item, ObjectNode pod, List<String> notes) {
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      ObjectNode resources = Json.child((ObjectNode) container, "resources");
      String name = Json.text(container, "name");
      fill(resources, "requests", item.path("defaultRequest"), "request", name, notes);
      fill(resources, "limits", item.path("default"), "limit", name, notes);
    }
  }

  private static void fill(
      ObjectNode resources,
      String side,
      JsonNode standard,
      String what,
      String container,
      List<String> notes) {
    List<String> set = new ArrayList<>();
    Meta.strings(standard)
        .forEach(
            (resource, value) -> {
              if (!resources.path(side).has(resource)) {
                Json.child(resources, side).put(resource, value);
                set.add(resource);
              }
            });
    if (!set.isEmpty()) {
      notes.add(String.join(", ", set) + " " + what + " for container " + container);
    }
  }

  private static void check(JsonNode item, ObjectNode pod, List<String> problems) {
    switch (Json.text(item, "type")) {
      case "Container" ->
          Json.at(pod, "spec", "containers")
              .forEach(c -> compare(item, c.path("resources"), problems));
      case "Pod" -> compare(item, total(pod), problems);
      default -> {}
    }
  }

  private static ObjectNode total(ObjectNode pod) {
    ObjectNode total = Json.object();
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      for (String side : List.of("requests", "limits")) {
        Meta.strings(Json.at(container, "resources", side))
            .forEach(
                (name, value) -> {
                  BigDecimal before = Quantity.orZero(Json.text(total, side, name));
                  BigDecimal sum = before.add(Quantity.orZero(value));
                  Json.child(total, side).put(name, Quantity.print(sum, name));
                });
      }
    }
    return total;
  }

  private static void compare(JsonNode item, JsonNode resources, List<String> problems) {
    String type = Json.text(item, "type");
    boolean claim = type.equals("PersistentVolumeClaim");
    for (Map.Entry<String, String> min : Meta.strings(item.path("min")).entrySet()) {
      String request = Json.text(resources, "requests", min.getKey());
      bound(type, min, request, "minimum", "request", -1, problems);
    }
    for (Map.Entry<String, String> max : Meta.strings(item.path("max")).entrySet()) {
      String side = claim ? "requests" : "limits";
      String limit = Json.text(resources, side, max.getKey());
      bound(type, max, limit, "maximum", claim ? "request" : "limit", 1, problems);
    }
    Meta.strings(item.path("maxLimitRequestRatio"))
        .forEach((name, most) -> ratio(type, name, most, resources, problems));
  }

  private static void bound(
      String type,
      Map.Entry<String, String> rule,
      String value,
      String which,
      String side,
      int worse,
      List<String> problems) {
    String head = which + " " + rule.getKey() + " usage per " + type + " is " + rule.getValue();
    if (value.isEmpty()) {
      problems.add(head + ".  No " + side + " is specified");
    } else if (Quantity.orZero(value).compareTo(Quantity.orZero(rule.getValue())) == worse) {
      problems.add(head + ", but " + side + " is " + value);
    }
  }

  private static void ratio(
      String type, String name, String most, JsonNode resources, List<String> problems) {
    BigDecimal request = Quantity.orZero(Json.text(resources, "requests", name));
    BigDecimal limit = Quantity.orZero(Json.text(resources, "limits", name));
    if (request.signum() > 0) {
      BigDecimal found = limit.divide(request, 6, RoundingMode.HALF_UP);
      if (found.compareTo(Quantity.orZero(most)) > 0) {
        problems.add(
            "%s max limit to request ratio per %s is %s, but provided ratio is %.6f"
                .formatted(name, type, most, found));
      }
    }
  }
}
