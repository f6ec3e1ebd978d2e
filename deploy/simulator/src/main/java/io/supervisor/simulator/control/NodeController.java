package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells each node how long it may keep Secrets and ConfigMaps without looking again. */
final class NodeController implements Controller {
  private static final String TTL = "node.alpha.kubernetes.io/ttl";

  private final Cluster cluster;

  NodeController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    boolean node = change.key().of(KindTable.NODE) && change.type() != Change.Type.DELETED;
    return node ? List.of(change.key()) : List.of();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<ObjectNode> node = cluster.find(key);
    if (node.isPresent() && Meta.annotation(node.get(), TTL).isEmpty()) {
      cluster.edit(
          KindTable.NODE, key, n -> Json.child(n, "metadata", "annotations").put(TTL, "0"));
    }
    return Optional.empty();
  }
}
