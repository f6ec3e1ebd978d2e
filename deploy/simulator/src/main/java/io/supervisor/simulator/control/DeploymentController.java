package io.supervisor.simulator.control;

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

/** Keeps one ReplicaSet for each template that a Deployment has had, and moves pods over. */
final class DeploymentController implements Controller {
  static final String NAME = "deployment-controller";
  static final String HASH = "pod-template-hash";

  private final Cluster cluster;
  private final ReplicaSets replicaSets;
  private final Rollout rollout;
  private final DeploymentStatus status;

  DeploymentController(Cluster cluster) {
    this.cluster = cluster;
    this.replicaSets = new ReplicaSets(cluster);
    this.rollout = new Rollout(cluster);
    this.status = new DeploymentStatus(cluster);
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.POD)) {
      return change.type() == Change.Type.DELETED ? ofPod(change) : List.of();
    }
    return Owners.selfOrController(change, KindTable.DEPLOYMENT, KindTable.REPLICA_SET);
  }

  /** A pod that is gone may be the last that its Deployment waited for. */
  private List<ObjectKey> ofPod(Change change) {
    return Owners.selfOrController(change, KindTable.REPLICA_SET, KindTable.POD).stream()
        .flatMap(set -> cluster.find(set).stream())
        .flatMap(set -> Owners.controller(set, KindTable.DEPLOYMENT).stream())
        .toList();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    return cluster.find(key).flatMap(d -> reconcile(key, d));
  }

  private Optional<Duration> reconcile(ObjectKey key, ObjectNode deployment) {
    String hash = PodTemplates.hash(deployment);
    String name = key.name() + "-" + hash;
    List<ObjectNode> sets = owned(deployment);
    boolean paused = Json.at(deployment, "spec", "paused").asBoolean();
    boolean there = sets.stream().anyMatch(s -> Meta.name(s).equals(name));
    if (Meta.deleting(deployment) || paused && !there) {
      return status.update(key, deployment, name, sets);
    }
    long revision = revision(name, sets);
    if (there) {
      replicaSets.annotateCurrent(deployment, name, revision);
    } else {
      long first = rollout.first(deployment, sets);
      replicaSets.create(deployment, name, hash, first, revision);
      rollout.tell(deployment, name, 0, first);
      status.created(key, name);
    }
    cluster
        .writer()
        .edit(
            KindTable.DEPLOYMENT,
            key,
            "status",
            d ->
                Json.child(d, "metadata", "annotations")
                    .put(ReplicaSets.REVISION, Long.toString(revision)),
            WriteOptions.controller());
    if (!paused) {
      rollout.step(deployment, name, owned(deployment));
      replicaSets.annotateOld(deployment, owned(deployment));
    }
    List<ObjectNode> now = owned(deployment);
    Optional<Duration> again = status.update(key, deployment, name, now);
    trim(deployment, name, now);
    return again;
  }

  private List<ObjectNode> owned(ObjectNode deployment) {
    return cluster.controlled(KindTable.REPLICA_SET, deployment);
  }

  /** The current ReplicaSet has the highest revision. */
  private static long revision(String current, List<ObjectNode> sets) {
    long highest = 0;
    long own = 0;
    for (ObjectNode set : sets) {
      long revision = ReplicaSets.revision(set);
      if (Meta.name(set).equals(current)) {
        own = revision;
      } else {
        highest = Math.max(highest, revision);
      }
    }
    return own > highest ? own : highest + 1;
  }

  private void trim(ObjectNode deployment, String current, List<ObjectNode> sets) {
    long limit = Json.number(deployment, 10, "spec", "revisionHistoryLimit");
    List<ObjectNode> old =
        sets.stream()
            .filter(s -> !Meta.name(s).equals(current))
            .filter(s -> Json.number(s, 0, "spec", "replicas") == 0)
            .filter(s -> Json.number(s, 0, "status", "replicas") == 0)
            .sorted(Comparator.comparingLong(ReplicaSets::revision))
            .toList();
    old.stream()
        .limit(Math.max(0, old.size() - limit))
        .forEach(s -> cluster.delete(KindTable.REPLICA_SET, KindTable.REPLICA_SET.key(s)));
  }
}
