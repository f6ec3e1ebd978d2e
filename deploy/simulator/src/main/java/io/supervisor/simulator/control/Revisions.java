package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.util.Comparator;
import java.util.List;

/** Keeps the templates that a DaemonSet or StatefulSet has had, so that clients can go back. */
record Revisions(Cluster cluster, Kind kind, String hashLabel) {

  /** Makes sure that the template of now is the newest revision, and forgets the oldest. */
  void keep(ObjectNode workload, String hash) {
    List<ObjectNode> all = cluster.controlled(KindTable.CONTROLLER_REVISION, workload);
    long newest = all.stream().mapToLong(Revisions::number).max().orElse(0);
    ObjectKey key =
        KindTable.CONTROLLER_REVISION.key(
            Meta.namespace(workload), Meta.name(workload) + "-" + hash);
    if (cluster.find(key).isEmpty()) {
      create(workload, key, hash, newest + 1);
    } else if (cluster.find(key).map(Revisions::number).orElse(0L) < newest) {
      cluster.edit(
          KindTable.CONTROLLER_REVISION, key, revision -> revision.put("revision", newest + 1));
    }
    long limit = Json.number(workload, 10, "spec", "revisionHistoryLimit") + 1;
    all.stream()
        .filter(r -> !Meta.name(r).equals(key.name()))
        .sorted(Comparator.comparingLong(Revisions::number))
        .limit(Math.max(0, all.size() - limit))
        .map(KindTable.CONTROLLER_REVISION::key)
        .forEach(old -> cluster.delete(KindTable.CONTROLLER_REVISION, old));
  }

  private static long number(ObjectNode revision) {
    return Json.number(revision, 0, "revision");
  }

  private void create(ObjectNode workload, ObjectKey key, String hash, long number) {
    ObjectNode revision = Json.object();
    ObjectNode metadata = Meta.of(revision).put("name", key.name());
    ObjectNode labels = Json.child(metadata, "labels");
    Meta.strings(Json.at(workload, "spec", "template", "metadata", "labels")).forEach(labels::put);
    labels.put(hashLabel, hash);
    Meta.strings(Json.at(workload, "metadata", "annotations"))
        .forEach((k, v) -> Json.child(metadata, "annotations").put(k, v));
    Meta.setController(revision, kind, workload);
    ObjectNode template = Json.child(revision, "data", "spec", "template");
    template.put("$patch", "replace");
    template.setAll((ObjectNode) Json.at(workload, "spec", "template").deepCopy());
    revision.put("revision", number);
    cluster.create(KindTable.CONTROLLER_REVISION, key.namespace(), revision);
  }
}
