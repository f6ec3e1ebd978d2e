package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.DeleteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Deletes objects whose owners are all gone, and lets owners go that wait for their dependents. */
final class GarbageCollector implements Controller {
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";

  private final Cluster cluster;
  private final Kinds kinds;

  GarbageCollector(Cluster cluster, Kinds kinds) {
    this.cluster = cluster;
    this.kinds = kinds;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    List<ObjectKey> keys = new ArrayList<>();
    if (change.type() == Change.Type.DELETED) {
      keys.addAll(cluster.store().dependents(Meta.uid(change.object())));
      for (JsonNode owner : Meta.owners(change.object())) {
        cluster.store().findUid(Json.text(owner, "uid")).ifPresent(keys::add);
      }
    } else if (Meta.deleting(change.object()) || !Meta.owners(change.object()).isEmpty()) {
      keys.add(change.key());
    }
    return keys;
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<Kind> kind = kinds.find(key.group(), key.plural());
    Optional<ObjectNode> object = cluster.find(key);
    if (kind.isPresent() && object.isPresent()) {
      reconcile(kind.get(), key, object.get());
    }
    return Optional.empty();
  }

  private void reconcile(Kind kind, ObjectKey key, ObjectNode object) {
    List<String> finalizers = Meta.finalizers(object);
    if (Meta.deleting(object) && finalizers.contains(ORPHAN)) {
      cluster.store().dependents(Meta.uid(object)).forEach(d -> disown(d, Meta.uid(object)));
      cluster.edit(kind, key, o -> Meta.removeFinalizer(o, ORPHAN));
    } else if (Meta.deleting(object) && finalizers.contains(FOREGROUND)) {
      deleteDependents(kind, key, object);
    } else if (!Meta.deleting(object) && abandoned(object)) {
      cluster.delete(kind, key);
    }
  }

  private void disown(ObjectKey key, String owner) {
    kinds
        .find(key.group(), key.plural())
        .ifPresent(kind -> cluster.edit(kind, key, o -> Owners.disown(o, owner)));
  }

  private void deleteDependents(Kind kind, ObjectKey key, ObjectNode owner) {
    for (ObjectKey dependent : cluster.store().dependents(Meta.uid(owner))) {
      Optional<Kind> below = kinds.find(dependent.group(), dependent.plural());
      boolean alive = cluster.find(dependent).filter(o -> !Meta.deleting(o)).isPresent();
      if (below.isPresent() && alive) {
        DeleteOptions options = new DeleteOptions("Foreground", -1, "", "", false);
        cluster.removal().delete(below.get(), dependent, options);
      }
    }
    if (cluster.store().dependents(Meta.uid(owner)).isEmpty()) {
      cluster.edit(kind, key, o -> Meta.removeFinalizer(o, FOREGROUND));
    }
  }

  private boolean abandoned(ObjectNode object) {
    for (JsonNode owner : Meta.owners(object)) {
      if (cluster.store().findUid(Json.text(owner, "uid")).isPresent()) {
        return false;
      }
    }
    return !Meta.owners(object).isEmpty();
  }
}
