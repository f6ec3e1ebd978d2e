package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.Quotas;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Shows in each quota what it limits and how much of that is used. */
final class QuotaController implements Controller {
  private final Cluster cluster;
  private final Quotas quotas;

  QuotaController(Cluster cluster, Quotas quotas) {
    this.cluster = cluster;
    this.quotas = quotas;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.QUOTA)) {
      return List.of(change.key());
    }
    return change.key().namespace().isEmpty()
        ? List.of()
        : cluster.store().list(KindTable.QUOTA, change.key().namespace()).stream()
            .map(KindTable.QUOTA::key)
            .toList();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster.find(key).ifPresent(quota -> count(key, quota));
    return Optional.empty();
  }

  private void count(ObjectKey key, ObjectNode quota) {
    cluster.editStatus(
        KindTable.QUOTA,
        key,
        status -> {
          status.set("hard", Json.at(quota, "spec", "hard").deepCopy());
          quotas.show(quota, status);
        });
  }
}
