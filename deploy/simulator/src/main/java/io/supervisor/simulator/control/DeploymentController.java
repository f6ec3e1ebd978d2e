package io.supervisor.simulator.control;

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

/** Keeps one ReplicaSet for each template that a Deployment has had, and moves pods over. */
final class DeploymentController implements Controller {
  static final String NAME = "deployment-controller";
  static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private final Cluster cluster;
  private final Rollout rollout;
  private final DeploymentStatus status;

  DeploymentController(Cluster cluster) {
    this.cluster = cluster;
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
    cluster.find(key).filter(d -> !Meta.deleting(d)).ifPresent(d -> reconcile(key, d));
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode deployment) {
    String hash = PodTemplates.hash(deployment);
    String name = key.name() + "-" + hash;
    List<ObjectNode> sets = cluster.controlled(KindTable.REPLICA_SET, deployment);
    boolean paused = Json.at(deployment, "spec", "paused").asBoolean();
    if (sets.stream().noneMatch(s -> Meta.name(s).equals(name))) {
      if (paused) {
        status.update(key, deployment, name, sets);
        return;
      }
      create(deployment, name, hash);
      sets = cluster.controlled(KindTable.REPLICA_SET, deployment);
    }
    number(key, name, sets);
    if (!paused) {
      rollout.step(deployment, name, cluster.controlled(KindTable.REPLICA_SET, deployment));
    }
    List<ObjectNode> now = cluster.controlled(KindTable.REPLICA_SET, deployment);
    status.update(key, deployment, name, now);
    trim(deployment, name, now);
  }

  private void create(ObjectNode deployment, String name, String hash) {
    ObjectNode set = Json.object();
    ObjectNode metadata = Meta.of(set).put("name", name);
    metadata.set(
        "labels", Json.at(deployment, "spec", "template", "metadata", "labels").deepCopy());
    Json.child(metadata, "labels").put(HASH, hash);
    Meta.setController(set, KindTable.DEPLOYMENT, deployment);
    ObjectNode spec = Json.child(set, "spec").put("replicas", 0);
    spec.set("selector", Json.at(deployment, "spec", "selector").deepCopy());
    Json.child(spec, "selector", "matchLabels").put(HASH, hash);
    spec.set("template", Json.at(deployment, "spec", "template").deepCopy());
    Json.child(spec, "template", "metadata", "labels").put(HASH, hash);
    cluster.create(KindTable.REPLICA_SET, Meta.namespace(deployment), set);
  }

  /** The current ReplicaSet has the highest revision; the Deployment shows it. */
  private void number(ObjectKey key, String current, List<ObjectNode> sets) {
    long highest =
        sets.stream()
            .filter(s -> !Meta.name(s).equals(current))
            .mapToLong(DeploymentController::revision)
            .max()
            .orElse(0);
    ObjectKey set = KindTable.REPLICA_SET.key(key.namespace(), current);
    long own = cluster.find(set).map(DeploymentController::revision).orElse(0L);
    long revision = own > highest ? own : highest + 1;
    annotate(KindTable.REPLICA_SET.key(key.namespace(), current), revision);
    cluster.edit(
        KindTable.DEPLOYMENT,
        key,
        d -> Json.child(d, "metadata", "annotations").put(REVISION, Long.toString(revision)));
  }

  private void annotate(ObjectKey set, long revision) {
    cluster.edit(
        KindTable.REPLICA_SET,
        set,
        s -> Json.child(s, "metadata", "annotations").put(REVISION, Long.toString(revision)));
  }

  private static long revision(ObjectNode set) {
    String text = Meta.annotation(set, REVISION);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private void trim(ObjectNode deployment, String current, List<ObjectNode> sets) {
    long limit = Json.number(deployment, 10, "spec", "revisionHistoryLimit");
    List<ObjectNode> old =
        sets.stream()
            .filter(s -> !Meta.name(s).equals(current))
            .filter(s -> Json.number(s, 0, "spec", "replicas") == 0)
            .filter(s -> Json.number(s, 0, "status", "replicas") == 0)
            .sorted(Comparator.comparingLong(DeploymentController::revision))
            .toList();
    old.stream()
        .limit(Math.max(0, old.size() - limit))
        .forEach(s -> cluster.delete(KindTable.REPLICA_SET, KindTable.REPLICA_SET.key(s)));
  }
}
