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
import java.util.Optional;

/** Follows volumes when their claims are gone, and lets those go that nobody uses. */
final class VolumeController implements Controller {
  private static final String PROTECTION = "kubernetes.io/pv-protection";

  private final Cluster cluster;

  VolumeController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.VOLUME) && change.type() != Change.Type.DELETED) {
      return List.of(change.key());
    }
    boolean gone = change.key().of(KindTable.CLAIM) && change.type() == Change.Type.DELETED;
    String volume = Json.text(change.object(), "spec", "volumeName");
    return gone && !volume.isEmpty() ? List.of(KindTable.VOLUME.key("", volume)) : List.of();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster.find(key).ifPresent(volume -> reconcile(key, volume));
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode volume) {
    JsonNode reference = Json.at(volume, "spec", "claimRef");
    if (claimed(reference)) {
      return;
    }
    if (Meta.deleting(volume)) {
      cluster.edit(KindTable.VOLUME, key, v -> Meta.removeFinalizer(v, PROTECTION));
    } else if (!Json.text(reference, "uid").isEmpty()) {
      if (Json.text(volume, "spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
        cluster.delete(KindTable.VOLUME, key);
      } else {
        cluster.editStatus(KindTable.VOLUME, key, status -> status.put("phase", "Released"));
      }
    } else if (reference.isMissingNode()) {
      cluster.editStatus(KindTable.VOLUME, key, status -> status.put("phase", "Available"));
    }
  }

  private boolean claimed(JsonNode reference) {
    String uid = Json.text(reference, "uid");
    return cluster
        .find(KindTable.CLAIM.key(Json.text(reference, "namespace"), Json.text(reference, "name")))
        .filter(claim -> Meta.uid(claim).equals(uid))
        .isPresent();
  }
}
