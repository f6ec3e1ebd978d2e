package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Counts how many pods each disruption budget can spare. */
final class BudgetController implements Controller {
  private final Cluster cluster;

  BudgetController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.DISRUPTION_BUDGET)) {
      return List.of(change.key());
    }
    if (!change.key().of(KindTable.POD)) {
      return List.of();
    }
    return cluster.store().list(KindTable.DISRUPTION_BUDGET, change.key().namespace()).stream()
        .map(KindTable.DISRUPTION_BUDGET::key)
        .toList();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster.find(key).filter(b -> !Meta.deleting(b)).ifPresent(b -> count(key, b));
    return Optional.empty();
  }

  private void count(ObjectKey key, ObjectNode budget) {
    LabelSelector selector = LabelSelector.of(Json.at(budget, "spec", "selector"));
    List<ObjectNode> pods =
        cluster.store().list(KindTable.POD, key.namespace()).stream()
            .filter(p -> selector.matches(p) && PodConditions.active(p))
            .toList();
    long healthy = pods.stream().filter(PodConditions::ready).count();
    long desired = desired(budget.path("spec"), pods.size());
    long spare = pods.isEmpty() ? 0 : Math.max(0, healthy - desired);
    cluster.editStatus(
        KindTable.DISRUPTION_BUDGET,
        key,
        status -> {
          status.put("observedGeneration", Meta.generation(budget));
          status.put("disruptionsAllowed", spare).put("currentHealthy", healthy);
          status.put("desiredHealthy", desired).put("expectedPods", (long) pods.size());
          ObjectNode condition =
              Conditions.set(
                  status,
                  "DisruptionAllowed",
                  spare > 0 ? "True" : "False",
                  spare > 0 ? "SufficientPods" : "InsufficientPods",
                  "",
                  cluster.times().now());
          condition.put("observedGeneration", Meta.generation(budget));
        });
  }

  private static long desired(JsonNode spec, long expected) {
    return spec.hasNonNull("maxUnavailable")
        ? Math.max(0, expected - Counts.of(spec.path("maxUnavailable"), expected, true))
        : Counts.of(spec.path("minAvailable"), expected, true);
  }
}
