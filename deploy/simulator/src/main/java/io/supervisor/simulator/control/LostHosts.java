package io.supervisor.simulator.control;

import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.DeleteOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Removes the pods of a host that was taken out. */
final class LostHosts implements Controller {
  private final Cluster cluster;

  LostHosts(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    boolean lost = change.key().of(KindTable.NODE) && change.type() == Change.Type.DELETED;
    return lost ? List.of(change.key()) : List.of();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    if (cluster.find(key).isEmpty()) {
      cluster.store().list(KindTable.POD, "").stream()
          .filter(p -> Json.text(p, "spec", "nodeName").equals(key.name()))
          .map(KindTable.POD::key)
          .forEach(p -> cluster.removal().delete(KindTable.POD, p, DeleteOptions.now()));
    }
    return Optional.empty();
  }
}
