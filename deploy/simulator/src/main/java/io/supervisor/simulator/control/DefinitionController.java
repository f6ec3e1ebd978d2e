package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.ObjectRemoval;
import io.supervisor.simulator.write.WriteOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Serves what CustomResourceDefinitions define, and clears up when one goes. */
final class DefinitionController implements Controller {
  private static final String FINALIZER = ObjectRemoval.CLEANUP;
  private static final WriteOptions WRITER = WriteOptions.by("kube-apiserver");

  private final Cluster cluster;
  private final Kinds kinds;

  DefinitionController(Cluster cluster, Kinds kinds) {
    this.cluster = cluster;
    this.kinds = kinds;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.CRD)) {
      return List.of(change.key());
    }
    boolean custom =
        change.type() == Change.Type.DELETED
            && KindTable.rows().stream().noneMatch(change.key()::of);
    return custom
        ? List.of(KindTable.CRD.key("", change.key().plural() + "." + change.key().group()))
        : List.of();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster
        .find(key)
        .ifPresent(
            definition -> {
              if (Meta.deleting(definition)) {
                clear(key, definition);
              } else {
                serve(key, definition);
              }
            });
    return Optional.empty();
  }

  private void serve(ObjectKey key, ObjectNode definition) {
    kinds.define(definition);
    String now = cluster.times().now();
    cluster
        .writer()
        .editStatus(
            KindTable.CRD,
            key,
            status -> {
              condition(status, "NamesAccepted", "NoConflicts", "no conflicts found", now);
              String names = "the initial names have been accepted";
              condition(status, "Established", "InitialNamesAccepted", names, now);
              status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
              status.putArray("storedVersions").add(storageVersion(definition));
            },
            WRITER);
  }

  private static void condition(
      ObjectNode status, String type, String reason, String message, String now) {
    if (!Condition.of(status, type).isMissingNode()) {
      return;
    }
    Json.list(status, "conditions")
        .addObject()
        .put("type", type)
        .put("status", "True")
        .put("lastTransitionTime", now)
        .put("reason", reason)
        .put("message", message);
  }

  private static String storageVersion(JsonNode definition) {
    for (JsonNode version : Json.at(definition, "spec", "versions")) {
      if (version.path("storage").asBoolean()) {
        return Json.text(version, "name");
      }
    }
    return "";
  }

  private void clear(ObjectKey key, ObjectNode definition) {
    String group = Json.text(definition, "spec", "group");
    String plural = Json.text(definition, "spec", "names", "plural");
    Optional<Kind> kind = kinds.find(group, plural);
    Collection<ObjectNode> left = cluster.store().list(group, plural, "");
    if (kind.isPresent()) {
      left.forEach(o -> cluster.delete(kind.get(), kind.get().key(o)));
    }
    if (cluster.store().list(group, plural, "").isEmpty()) {
      kinds.forget(definition);
      cluster.writer().edit(KindTable.CRD, key, d -> Meta.removeFinalizer(d, FINALIZER), WRITER);
    }
  }
}
