package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Quantity;
import io.supervisor.simulator.store.ObjectStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the objects of a namespace to its quotas. */
public record Quotas(ObjectStore store, Kinds kinds) {
  private static final List<String> COMPUTE =
      List.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

  /** Refuses a new object for which a quota has no room. */
  void admit(Kind kind, String namespace, ObjectNode object) {
    for (ObjectNode quota : store.list(KindTable.QUOTA, namespace)) {
      if (QuotaCharge.inScope(quota, kind, object)) {
        admit(quota, kind, object);
      }
    }
  }

  private void admit(ObjectNode quota, Kind kind, ObjectNode object) {
    Map<String, BigDecimal> charge = QuotaCharge.of(kind, object);
    Map<String, String> hard = new TreeMap<>(Meta.strings(Json.at(quota, "spec", "hard")));
    hard.keySet().retainAll(charge.keySet());
    if (hard.isEmpty()) {
      return;
    }
    if (kind.equals(KindTable.POD)) {
      specified(quota, hard, object);
    }
    Map<String, BigDecimal> used = used(quota);
    List<String> over =
        hard.keySet().stream()
            .filter(name -> charge.get(name).signum() > 0)
            .filter(
                name ->
                    used.getOrDefault(name, BigDecimal.ZERO)
                            .add(charge.get(name))
                            .compareTo(Quantity.orZero(hard.get(name)))
                        > 0)
            .toList();
    if (!over.isEmpty()) {
      throw refused(
          kind,
          object,
          "exceeded quota: %s, requested: %s, used: %s, limited: %s"
              .formatted(
                  Meta.name(quota), shown(over, charge), shown(over, used), shown(over, hard)));
    }
  }

  private static void specified(ObjectNode quota, Map<String, String> hard, ObjectNode pod) {
    List<String> missing = new ArrayList<>();
    for (String name : hard.keySet()) {
      if (COMPUTE.contains(name)) {
        String side = name.startsWith("limits.") ? "limits" : "requests";
        String resource = name.substring(name.indexOf('.') + 1);
        List<String> silent = new ArrayList<>();
        for (JsonNode container : Json.at(pod, "spec", "containers")) {
          if (!Json.at(container, "resources", side).has(resource)) {
            silent.add(Json.text(container, "name"));
          }
        }
        if (!silent.isEmpty()) {
          missing.add(name + " for: " + String.join(",", silent));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw refused(
          KindTable.POD,
          pod,
          "failed quota: " + Meta.name(quota) + ": must specify " + String.join("; ", missing));
    }
  }

  private static ApiFailure refused(Kind kind, ObjectNode object, String why) {
    return ApiFailure.forbidden(kind, Meta.asked(object), why);
  }

  private static String shown(List<String> names, Map<String, ?> amounts) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      Object amount = amounts.get(name);
      String text =
          amount instanceof String limit
              ? limit
              : Quantity.print(amount == null ? BigDecimal.ZERO : (BigDecimal) amount, name);
      parts.add(name + "=" + text);
    }
    return String.join(",", parts);
  }

  /** What the objects of the namespace count for under the quota, by the names that it limits. */
  public Map<String, BigDecimal> used(ObjectNode quota) {
    Map<String, BigDecimal> used = new TreeMap<>();
    Meta.strings(Json.at(quota, "spec", "hard"))
        .keySet()
        .forEach(n -> used.put(n, BigDecimal.ZERO));
    for (ObjectKey key : store.keys(Meta.namespace(quota))) {
      Optional<Kind> kind = kinds.find(key.group(), key.plural());
      Optional<ObjectNode> object = store.find(key);
      if (kind.isPresent() && object.isPresent()) {
        add(used, quota, kind.get(), object.get());
      }
    }
    return used;
  }

  private static void add(
      Map<String, BigDecimal> used, ObjectNode quota, Kind kind, ObjectNode object) {
    if (QuotaCharge.inScope(quota, kind, object)) {
      QuotaCharge.of(kind, object)
          .forEach((name, amount) -> used.computeIfPresent(name, (n, sum) -> sum.add(amount)));
    }
  }

  /** The quotas that a new object of the kind counts under. */
  List<ObjectNode> touched(Kind kind, ObjectNode object) {
    return store.list(KindTable.QUOTA, Meta.namespace(object)).stream()
        .filter(q -> QuotaCharge.inScope(q, kind, object))
        .filter(
            q -> {
              Map<String, BigDecimal> charge = QuotaCharge.of(kind, object);
              return Meta.strings(Json.at(q, "status", "used")).keySet().stream()
                  .anyMatch(n -> charge.getOrDefault(n, BigDecimal.ZERO).signum() > 0);
            })
        .toList();
  }

  /** Writes what is used into the status of a quota. */
  public void show(ObjectNode quota, ObjectNode status) {
    ObjectNode amounts = status.putObject("used");
    used(quota).forEach((name, amount) -> amounts.put(name, Quantity.print(amount, name)));
  }
}
