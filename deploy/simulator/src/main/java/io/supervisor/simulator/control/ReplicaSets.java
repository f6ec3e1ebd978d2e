package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Makes the ReplicaSets of a Deployment and keeps what they say about it. */
record ReplicaSets(Cluster cluster) {
  static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HISTORY = "deployment.kubernetes.io/revision-history";
  private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  private static final String MOST = "deployment.kubernetes.io/max-replicas";
  private static final int MOST_HISTORY = 2_000;
  private static final Set<String> OWN =
      Set.of(
          REVISION,
          HISTORY,
          DESIRED,
          MOST,
          "kubectl.kubernetes.io/last-applied-configuration",
          "deprecated.deployment.rollback.to");

  static long revision(JsonNode set) {
    String text = Meta.annotation(set, REVISION);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  void create(ObjectNode deployment, String name, String hash, long replicas, long revision) {
    ObjectNode set = Json.object();
    ObjectNode metadata = Meta.of(set).put("name", name);
    metadata.set(
        "labels", Json.at(deployment, "spec", "template", "metadata", "labels").deepCopy());
    Json.child(metadata, "labels").put(DeploymentController.HASH, hash);
    annotate(set, deployment, revision);
    Meta.setController(set, KindTable.DEPLOYMENT, deployment);
    ObjectNode spec = Json.child(set, "spec").put("replicas", replicas);
    spec.set("selector", Json.at(deployment, "spec", "selector").deepCopy());
    Json.child(spec, "selector", "matchLabels").put(DeploymentController.HASH, hash);
    spec.set("template", Json.at(deployment, "spec", "template").deepCopy());
    Json.child(spec, "template", "metadata", "labels").put(DeploymentController.HASH, hash);
    cluster.create(KindTable.REPLICA_SET, Meta.namespace(deployment), set);
  }

  /** The current ReplicaSet carries the annotations of the Deployment, and the revision. */
  void annotateCurrent(ObjectNode deployment, String name, long revision) {
    cluster.edit(
        KindTable.REPLICA_SET,
        KindTable.REPLICA_SET.key(Meta.namespace(deployment), name),
        set -> annotate(set, deployment, revision));
  }

  /** All of them know how many pods the Deployment wants. */
  void annotateOld(ObjectNode deployment, List<ObjectNode> sets) {
    for (ObjectNode set : sets) {
      boolean used = Json.number(set, 0, "spec", "replicas") > 0;
      if (used) {
        cluster.edit(
            KindTable.REPLICA_SET,
            KindTable.REPLICA_SET.key(set),
            s -> counts(Json.child(s, "metadata", "annotations"), deployment));
      }
    }
  }

  private static void annotate(ObjectNode set, ObjectNode deployment, long revision) {
    TreeMap<String, String> all = new TreeMap<>();
    Meta.strings(Json.at(deployment, "metadata", "annotations"))
        .forEach(
            (key, value) -> {
              if (!OWN.contains(key)) {
                all.put(key, value);
              }
            });
    ObjectNode annotations = Json.child(set, "metadata", "annotations");
    all.forEach(annotations::put);
    long before = revision(set);
    if (before > 0 && before != revision) {
      String history = Json.text(annotations, HISTORY);
      String numbers = history.isEmpty() ? "" + before : history + "," + before;
      annotations.put(HISTORY, numbers.substring(Math.max(0, numbers.length() - MOST_HISTORY)));
    }
    annotations.put(REVISION, Long.toString(revision));
    counts(annotations, deployment);
  }

  private static void counts(ObjectNode annotations, ObjectNode deployment) {
    long desired = Json.number(deployment, 1, "spec", "replicas");
    annotations.put(DESIRED, Long.toString(desired));
    annotations.put(MOST, Long.toString(desired + Rollout.surge(deployment, desired)));
  }
}
