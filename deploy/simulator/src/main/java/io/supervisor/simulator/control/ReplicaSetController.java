package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps as many pods as a ReplicaSet wants. */
final class ReplicaSetController implements Controller {
  private static final String NAME = "replicaset-controller";

  private static final long BURST = 500;

  private final Cluster cluster;

  ReplicaSetController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return Owners.selfOrController(change, KindTable.REPLICA_SET, KindTable.POD);
  }

  /** Only so many pods at a time, so that others get their turn. */
  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    boolean refused = cluster.find(key).filter(set -> reconcile(key, set)).isPresent();
    boolean more =
        cluster
            .find(key)
            .filter(set -> !Meta.deleting(set))
            .filter(set -> active(set).size() < Json.number(set, 1, "spec", "replicas"))
            .isPresent();
    return more && !refused ? Optional.of(Duration.ofMillis(1)) : Optional.empty();
  }

  /** Whether the ReplicaSet may not have the pods that it wants. */
  private boolean reconcile(ObjectKey key, ObjectNode set) {
    if (!Meta.deleting(set)) {
      release(set);
    }
    List<ObjectNode> pods = active(set);
    Optional<ApiFailure> refused = Optional.empty();
    if (!Meta.deleting(set)) {
      long missing = Json.number(set, 1, "spec", "replicas") - pods.size();
      refused = create(key, set, missing);
      pods.stream().sorted(byWorth()).limit(Math.max(0, -missing)).forEach(p -> delete(set, p));
    }
    status(key, set, active(set), refused);
    refused
        .filter(f -> !Json.text(f.status(), "message").contains("is being terminated"))
        .ifPresent(
            f -> {
              throw f;
            });
    return refused.isPresent();
  }

  /** A pod whose labels do not fit any more is on its own. */
  private void release(ObjectNode set) {
    LabelSelector selector = LabelSelector.of(Json.at(set, "spec", "selector"));
    for (ObjectNode pod : cluster.controlled(KindTable.POD, set)) {
      if (!selector.matches(pod)) {
        cluster.edit(KindTable.POD, KindTable.POD.key(pod), p -> Owners.disown(p, Meta.uid(set)));
      }
    }
  }

  private Optional<ApiFailure> create(ObjectKey key, ObjectNode set, long missing) {
    try {
      for (long i = 0; i < Math.min(missing, BURST); i++) {
        create(key, set);
      }
      return Optional.empty();
    } catch (ApiFailure e) {
      String message = "Error creating: " + e.getMessage();
      cluster.events().warning(KindTable.REPLICA_SET, set, NAME, "FailedCreate", message);
      return Optional.of(e);
    }
  }

  private List<ObjectNode> active(ObjectNode set) {
    return cluster.controlled(KindTable.POD, set).stream().filter(PodConditions::active).toList();
  }

  private void create(ObjectKey key, ObjectNode set) {
    ObjectNode pod = PodTemplates.pod(KindTable.REPLICA_SET, set);
    Meta.of(pod).put("generateName", key.name() + "-");
    ObjectNode made = cluster.create(KindTable.POD, key.namespace(), pod);
    String message = "Created pod: " + Meta.name(made);
    cluster.events().normal(KindTable.REPLICA_SET, set, NAME, "SuccessfulCreate", message);
  }

  private void delete(ObjectNode set, ObjectNode pod) {
    cluster.delete(KindTable.POD, KindTable.POD.key(pod));
    String message = "Deleted pod: " + Meta.name(pod);
    cluster.events().normal(KindTable.REPLICA_SET, set, NAME, "SuccessfulDelete", message);
  }

  /** The pods that are least of a loss come first: not bound, not ready, young. */
  private static Comparator<ObjectNode> byWorth() {
    return Comparator.comparing((ObjectNode p) -> !Json.text(p, "spec", "nodeName").isEmpty())
        .thenComparing(PodConditions::ready)
        .thenComparing(
            Comparator.comparing((JsonNode p) -> Json.text(p, "metadata", "creationTimestamp"))
                .reversed());
  }

  private void status(
      ObjectKey key, ObjectNode set, List<ObjectNode> pods, Optional<ApiFailure> refused) {
    long ready = pods.stream().filter(PodConditions::ready).count();
    cluster.editStatus(
        KindTable.REPLICA_SET,
        key,
        status -> {
          status.put("replicas", (long) pods.size());
          Counts.put(status, "fullyLabeledReplicas", pods.size());
          Counts.put(status, "readyReplicas", ready);
          Counts.put(status, "availableReplicas", ready);
          status.put("observedGeneration", Meta.generation(set));
          if (refused.isEmpty()) {
            status.remove("conditions");
          }
          refused.ifPresent(
              e ->
                  Conditions.set(
                      status,
                      "ReplicaFailure",
                      "True",
                      "FailedCreate",
                      e.getMessage(),
                      cluster.times().now()));
        });
  }
}
