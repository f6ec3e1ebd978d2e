package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
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

  private final Cluster cluster;

  ReplicaSetController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return Owners.selfOrController(change, KindTable.REPLICA_SET, KindTable.POD);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster.find(key).ifPresent(set -> reconcile(key, set));
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode set) {
    List<ObjectNode> pods = active(set);
    if (!Meta.deleting(set)) {
      long missing = Json.number(set, 1, "spec", "replicas") - pods.size();
      for (long i = 0; i < missing; i++) {
        create(key, set);
      }
      pods.stream().sorted(byWorth()).limit(Math.max(0, -missing)).forEach(p -> delete(set, p));
    }
    status(key, set, active(set));
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

  private void status(ObjectKey key, ObjectNode set, List<ObjectNode> pods) {
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
        });
  }
}
