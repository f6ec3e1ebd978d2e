package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** Makes a volume for each claim, when its class says so, and removes it with the claim. */
final class ClaimController implements Controller {
  private static final String PROTECTION = "kubernetes.io/pvc-protection";

  private final Cluster cluster;
  private final ClaimBinding binding;

  ClaimController(Cluster cluster) {
    this.cluster = cluster;
    this.binding = new ClaimBinding(cluster.store());
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.CLAIM) && change.type() == Change.Type.DELETED) {
      return List.of();
    }
    if (change.key().of(KindTable.POD) && change.type() == Change.Type.DELETED) {
      return cluster.store().list(KindTable.CLAIM, change.key().namespace()).stream()
          .filter(Meta::deleting)
          .map(KindTable.CLAIM::key)
          .toList();
    }
    boolean supply = change.key().of(KindTable.VOLUME) || change.key().of(KindTable.STORAGE_CLASS);
    if (supply && change.type() != Change.Type.DELETED) {
      return cluster.store().list(KindTable.CLAIM, "").stream()
          .filter(c -> !Json.text(c, "status", "phase").equals("Bound"))
          .map(KindTable.CLAIM::key)
          .toList();
    }
    return change.key().of(KindTable.CLAIM) ? List.of(change.key()) : List.of();
  }

  private static ObjectKey volume(ObjectNode claim) {
    return KindTable.VOLUME.key("", "pvc-" + Meta.uid(claim));
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster
        .find(key)
        .ifPresent(
            claim -> {
              if (Meta.deleting(claim)) {
                release(key);
              } else if (!Json.text(claim, "status", "phase").equals("Bound")) {
                bind(key, claim);
              }
            });
    return Optional.empty();
  }

  private void release(ObjectKey key) {
    boolean used =
        cluster.store().list(KindTable.POD, key.namespace()).stream()
            .anyMatch(p -> uses(p, key.name()));
    if (!used) {
      cluster.edit(KindTable.CLAIM, key, c -> Meta.removeFinalizer(c, PROTECTION));
    }
  }

  private static boolean uses(ObjectNode pod, String claim) {
    for (var volume : Json.at(pod, "spec", "volumes")) {
      if (Json.text(volume, "persistentVolumeClaim", "claimName").equals(claim)) {
        return true;
      }
    }
    return false;
  }

  /** A volume that is there comes before one that is made. */
  private void bind(ObjectKey key, ObjectNode claim) {
    if (binding.waits(claim)) {
      return;
    }
    Optional<ObjectNode> found = new VolumeChoice(cluster.store()).of(key, claim);
    if (found.isPresent()) {
      ObjectKey volume = KindTable.VOLUME.key("", Meta.name(found.get()));
      cluster.edit(KindTable.VOLUME, volume, v -> refer(Json.child(v, "spec"), key, claim));
      bind(key, volume);
      return;
    }
    String storageClass = Json.text(claim, "spec", "storageClassName");
    boolean named = !Json.text(claim, "spec", "volumeName").isEmpty();
    if (!named && cluster.find(KindTable.STORAGE_CLASS.key("", storageClass)).isPresent()) {
      ObjectKey volume = volume(claim);
      if (cluster.find(volume).isEmpty()) {
        provision(key, claim, volume);
      }
      bind(key, volume);
    }
  }

  private static void refer(ObjectNode spec, ObjectKey key, ObjectNode claim) {
    Json.child(spec, "claimRef")
        .put("apiVersion", "v1")
        .put("kind", "PersistentVolumeClaim")
        .put("namespace", key.namespace())
        .put("name", key.name())
        .put("uid", Meta.uid(claim))
        .put("resourceVersion", Meta.resourceVersion(claim));
  }

  private void provision(ObjectKey key, ObjectNode claim, ObjectKey volume) {
    ObjectNode made = Json.object();
    Meta.of(made).put("name", volume.name());
    ObjectNode spec = Json.child(made, "spec");
    Json.child(spec, "capacity")
        .put("storage", Json.text(claim, "spec", "resources", "requests", "storage"));
    Json.list(spec, "accessModes").addAll(modes(claim));
    spec.put("persistentVolumeReclaimPolicy", "Delete");
    spec.put("storageClassName", Json.text(claim, "spec", "storageClassName"));
    refer(spec, key, claim);
    Json.child(spec, "csi").put("driver", "csi.simulated").put("volumeHandle", volume.name());
    binding.reach(spec, claim);
    cluster.create(KindTable.VOLUME, "", made);
  }

  private void bind(ObjectKey key, ObjectKey volume) {
    cluster.editStatus(KindTable.VOLUME, volume, s -> phase(s, "Bound"));
    ObjectNode bound = cluster.find(volume).orElseThrow();
    cluster.edit(
        KindTable.CLAIM,
        key,
        c -> {
          Json.child(c, "spec").put("volumeName", volume.name());
          Json.child(c, "metadata", "annotations")
              .put("pv.kubernetes.io/bind-completed", "yes")
              .put("pv.kubernetes.io/bound-by-controller", "yes");
        });
    cluster.editStatus(
        KindTable.CLAIM,
        key,
        s -> {
          s.put("phase", "Bound");
          s.putArray("accessModes").addAll(modes(bound));
          String size = Json.text(bound, "spec", "capacity", "storage");
          Json.child(s, "capacity").put("storage", size);
        });
  }

  private void phase(ObjectNode status, String phase) {
    if (!Json.text(status, "phase").equals(phase)) {
      status.put("phase", phase).put("lastPhaseTransitionTime", cluster.times().now());
    }
  }

  private static ArrayNode modes(ObjectNode claim) {
    var modes = Json.array();
    Json.at(claim, "spec", "accessModes").forEach(modes::add);
    return modes;
  }
}
