package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What an object counts for in quotas, by the name that a quota has for it. */
final class QuotaCharge {
  private QuotaCharge() {}

  static Map<String, BigDecimal> of(Kind kind, JsonNode object) {
    Map<String, BigDecimal> charge = new TreeMap<>();
    String group = kind.group().isEmpty() ? "" : "." + kind.group();
    one(charge, "count/" + kind.plural() + group);
    switch (kind.plural()) {
      case "pods" -> pod(charge, object);
      case "services" -> service(charge, object.path("spec"));
      case "persistentvolumeclaims" -> claim(charge, object.path("spec"));
      case "secrets", "configmaps", "resourcequotas" -> one(charge, kind.plural());
      default -> {}
    }
    return charge;
  }

  private static void one(Map<String, BigDecimal> charge, String name) {
    charge.put(name, BigDecimal.ONE);
  }

  /** A pod that has ended counts as an object only. */
  private static void pod(Map<String, BigDecimal> charge, JsonNode pod) {
    String phase = Json.text(pod, "status", "phase");
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return;
    }
    one(charge, "pods");
    for (String side : new String[] {"requests", "limits"}) {
      for (String resource : new String[] {"cpu", "memory", "ephemeral-storage"}) {
        BigDecimal sum = sum(pod, side, resource);
        charge.put(side + "." + resource, sum);
        if (side.equals("requests")) {
          charge.put(resource, sum);
        }
      }
    }
  }

  private static BigDecimal sum(JsonNode pod, String side, String resource) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      sum = sum.add(amount(container, side, resource));
    }
    for (JsonNode container : Json.at(pod, "spec", "initContainers")) {
      sum = sum.max(amount(container, side, resource));
    }
    return sum;
  }

  private static BigDecimal amount(JsonNode container, String side, String resource) {
    return Quantity.orZero(Json.text(container, "resources", side, resource));
  }

  private static void service(Map<String, BigDecimal> charge, JsonNode spec) {
    one(charge, "services");
    String type = Json.text(spec, "type");
    if (type.equals("LoadBalancer")) {
      one(charge, "services.loadbalancers");
    }
    boolean external = type.equals("LoadBalancer") || type.equals("NodePort");
    if (external) {
      charge.put("services.nodeports", BigDecimal.valueOf(spec.path("ports").size()));
    }
  }

  private static void claim(Map<String, BigDecimal> charge, JsonNode spec) {
    BigDecimal size = Quantity.orZero(Json.text(spec, "resources", "requests", "storage"));
    one(charge, "persistentvolumeclaims");
    charge.put("requests.storage", size);
    String storage = Json.text(spec, "storageClassName");
    if (!storage.isEmpty()) {
      String prefix = storage + ".storageclass.storage.k8s.io/";
      one(charge, prefix + "persistentvolumeclaims");
      charge.put(prefix + "requests.storage", size);
    }
  }

  /** Whether the scopes of the quota include the object; quotas without scopes include all. */
  static boolean inScope(JsonNode quota, Kind kind, JsonNode object) {
    for (JsonNode scope : Json.at(quota, "spec", "scopes")) {
      if (!inScope(scope.asText(), Json.object(), kind, object)) {
        return false;
      }
    }
    for (JsonNode term : Json.at(quota, "spec", "scopeSelector", "matchExpressions")) {
      if (!inScope(Json.text(term, "scopeName"), term, kind, object)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inScope(String scope, JsonNode term, Kind kind, JsonNode object) {
    if (!kind.equals(KindTable.POD)) {
      return false;
    }
    boolean ends = Json.at(object, "spec").hasNonNull("activeDeadlineSeconds");
    boolean best = QualityOfService.of(object.path("spec")).equals("BestEffort");
    return switch (scope) {
      case "Terminating" -> ends;
      case "NotTerminating" -> !ends;
      case "BestEffort" -> best;
      case "NotBestEffort" -> !best;
      case "PriorityClass" -> priority(term, Json.text(object, "spec", "priorityClassName"));
      default -> false;
    };
  }

  private static boolean priority(JsonNode term, String name) {
    boolean listed = Json.texts(term.path("values")).contains(name);
    return switch (Json.text(term, "operator")) {
      case "In" -> listed;
      case "NotIn" -> !listed;
      case "DoesNotExist" -> name.isEmpty();
      default -> !name.isEmpty();
    };
  }
}
