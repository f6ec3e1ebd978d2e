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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the numbered pods of a StatefulSet, one after the other, with their volume claims. */
final class StatefulSetController implements Controller {
  private static final String HASH = "controller-revision-hash";

  private final Cluster cluster;
  private final Revisions revisions;

  StatefulSetController(Cluster cluster) {
    this.cluster = cluster;
    this.revisions =
        new Revisions(cluster, KindTable.STATEFUL_SET, "controller.kubernetes.io/hash");
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    return Owners.selfOrController(change, KindTable.STATEFUL_SET, KindTable.POD);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster.find(key).filter(s -> !Meta.deleting(s)).ifPresent(s -> reconcile(key, s));
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode set) {
    String hash = PodTemplates.hash(set);
    revisions.keep(set, hash);
    String revision = key.name() + "-" + hash;
    long wanted = Json.number(set, 1, "spec", "replicas");
    TreeMap<Long, ObjectNode> pods = pods(key, set);
    boolean parallel = Json.text(set, "spec", "podManagementPolicy").equals("Parallel");
    boolean waiting = false;
    for (long i = 0; i < wanted && (parallel || !waiting); i++) {
      ObjectNode pod = pods.get(i);
      if (pod == null) {
        create(key, set, i, revision);
        waiting = true;
      } else {
        waiting |= !PodConditions.ready(pod) || Meta.deleting(pod);
      }
    }
    if (!waiting) {
      shrinkOrReplace(pods, wanted, revision);
    }
    status(key, set, revision);
  }

  private TreeMap<Long, ObjectNode> pods(ObjectKey key, ObjectNode set) {
    TreeMap<Long, ObjectNode> pods = new TreeMap<>();
    for (ObjectNode pod : cluster.controlled(KindTable.POD, set)) {
      String number = Meta.name(pod).substring(key.name().length() + 1);
      if (PodConditions.finished(pod)) {
        cluster.delete(KindTable.POD, KindTable.POD.key(pod));
      } else {
        pods.put(Long.parseLong(number), pod);
      }
    }
    return pods;
  }

  /** One pod at a time, the last one first. */
  private void shrinkOrReplace(TreeMap<Long, ObjectNode> pods, long wanted, String revision) {
    for (Map.Entry<Long, ObjectNode> entry : pods.descendingMap().entrySet()) {
      ObjectNode pod = entry.getValue();
      boolean old = !revision.equals(Meta.labels(pod).get(HASH));
      if (entry.getKey() >= wanted || old) {
        cluster.delete(KindTable.POD, KindTable.POD.key(pod));
        return;
      }
    }
  }

  private void create(ObjectKey key, ObjectNode set, long number, String revision) {
    ObjectNode pod = PodTemplates.pod(KindTable.STATEFUL_SET, set);
    String name = key.name() + "-" + number;
    Meta.of(pod).put("name", name).put("generateName", key.name() + "-");
    Json.child(pod, "metadata", "labels")
        .put("apps.kubernetes.io/pod-index", Long.toString(number))
        .put(HASH, revision)
        .put("statefulset.kubernetes.io/pod-name", name);
    ObjectNode spec = Json.child(pod, "spec");
    spec.put("hostname", name).put("subdomain", Json.text(set, "spec", "serviceName"));
    for (JsonNode template : Json.at(set, "spec", "volumeClaimTemplates")) {
      String volume = Meta.name(template);
      String claim = volume + "-" + name;
      claim(key.namespace(), claim, template, set);
      ObjectNode source = Json.list(spec, "volumes").addObject().put("name", volume);
      source.putObject("persistentVolumeClaim").put("claimName", claim);
    }
    cluster.create(KindTable.POD, key.namespace(), pod);
    cluster
        .events()
        .normal(
            KindTable.STATEFUL_SET,
            set,
            "statefulset-controller",
            "SuccessfulCreate",
            "create Pod " + name + " in StatefulSet " + key.name() + " successful");
  }

  private void claim(String namespace, String name, JsonNode template, ObjectNode set) {
    if (cluster.find(KindTable.CLAIM.key(namespace, name)).isPresent()) {
      return;
    }
    ObjectNode claim = Json.object();
    ObjectNode metadata = Meta.of(claim).put("name", name);
    JsonNode labels = Json.at(set, "spec", "selector", "matchLabels");
    if (labels.isObject()) {
      metadata.set("labels", labels.deepCopy());
    }
    claim.set("spec", template.path("spec").deepCopy());
    cluster.create(KindTable.CLAIM, namespace, claim);
  }

  private void status(ObjectKey key, ObjectNode set, String revision) {
    List<ObjectNode> pods =
        cluster.controlled(KindTable.POD, set).stream().filter(PodConditions::active).toList();
    long ready = pods.stream().filter(PodConditions::ready).count();
    long updated = pods.stream().filter(p -> revision.equals(Meta.labels(p).get(HASH))).count();
    cluster.editStatus(
        KindTable.STATEFUL_SET,
        key,
        status -> {
          status.put("observedGeneration", Meta.generation(set));
          status.put("replicas", (long) pods.size());
          Counts.put(status, "readyReplicas", ready);
          Counts.put(status, "currentReplicas", updated);
          Counts.put(status, "updatedReplicas", updated);
          status.put("currentRevision", revision).put("updateRevision", revision);
          status.put("collisionCount", 0L).put("availableReplicas", ready);
        });
  }
}
