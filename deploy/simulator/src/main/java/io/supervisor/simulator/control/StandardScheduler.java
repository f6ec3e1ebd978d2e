package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.WriteOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Binds the pods that name the standard scheduler, as what kapp-controller makes does, to the host
 * with the fewest pods that fits. It knows no affinity but the one that DaemonSets use.
 */
final class StandardScheduler implements Controller {
  private static final String NAME = "default-scheduler";
  private static final WriteOptions WRITER = WriteOptions.by("kube-scheduler");
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final HostCapacity capacity;

  StandardScheduler(Cluster cluster) {
    this.cluster = cluster;
    this.capacity = new HostCapacity(cluster.store());
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return change.key().of(KindTable.POD) && waits(change.object())
        ? List.of(change.key())
        : List.of();
  }

  private static boolean waits(JsonNode pod) {
    return Json.text(pod, "spec", "nodeName").isEmpty()
        && Json.text(pod, "spec", "schedulerName").equals(NAME)
        && !Meta.deleting(pod);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<ObjectNode> pod = cluster.find(key).filter(StandardScheduler::waits);
    if (pod.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectNode> host =
        cluster.nodes().stream()
            .filter(node -> fits(pod.get(), node))
            .min(Comparator.comparingLong(node -> pods(Meta.name(node))));
    boolean bound = host.isPresent() && volumesReady(pod.get(), Meta.name(host.get()));
    if (bound) {
      bind(key, pod.get(), Meta.name(host.get()));
    }
    return bound ? Optional.empty() : Optional.of(AGAIN);
  }

  /** Chooses the host for claims that wait for that; true when none waits for its volume. */
  private boolean volumesReady(ObjectNode pod, String host) {
    List<ObjectKey> unbound = new ClaimBinding(cluster.store()).unbound(pod);
    for (ObjectKey claim : unbound) {
      cluster.edit(
          KindTable.CLAIM,
          claim,
          c -> Json.child(c, "metadata", "annotations").put(ClaimBinding.CHOSEN_HOST, host));
    }
    return unbound.isEmpty();
  }

  private boolean fits(ObjectNode pod, ObjectNode node) {
    String pinned = pinned(pod);
    return !Json.at(node, "spec", "unschedulable").asBoolean()
        && (pinned.isEmpty() || pinned.equals(Meta.name(node)))
        && NodeFit.fits(pod.path("spec"), node)
        && capacity.shortage(pod, node).isEmpty();
  }

  private static String pinned(JsonNode pod) {
    return Json.text(
        Json.at(
                pod,
                "spec",
                "affinity",
                "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution",
                "nodeSelectorTerms")
            .path(0)
            .path("matchFields")
            .path(0)
            .path("values")
            .path(0));
  }

  private long pods(String host) {
    return cluster.store().list(KindTable.POD, "").stream()
        .filter(pod -> Json.text(pod, "spec", "nodeName").equals(host))
        .count();
  }

  private void bind(ObjectKey key, ObjectNode pod, String host) {
    String now = cluster.times().now();
    cluster
        .writer()
        .amend(
            key,
            p -> {
              Json.child(p, "spec").put("nodeName", host);
              PodConditions.set(Json.child(p, "status"), "PodScheduled", true, "", now);
            });
    String message =
        "Successfully assigned %s/%s to %s".formatted(key.namespace(), key.name(), host);
    cluster.events().normal(KindTable.POD, pod, NAME, "Scheduled", message);
  }
}
