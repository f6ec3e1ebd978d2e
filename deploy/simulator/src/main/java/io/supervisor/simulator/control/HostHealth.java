package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a lease for each host while it is heard of; one that is down becomes unknown, is tainted,
 * and its pods are not ready.
 */
final class HostHealth implements Controller {
  private static final String LEASES = "kube-node-lease";
  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
  private static final Duration RENEWAL = Duration.ofSeconds(20);
  private static final int LEASE_SECONDS = 40;

  private final Cluster cluster;
  private final Faults faults;

  HostHealth(Cluster cluster, Faults faults) {
    this.cluster = cluster;
    this.faults = faults;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    boolean born = change.key().of(KindTable.NODE) && change.type() == Change.Type.ADDED;
    return born ? List.of(change.key()) : List.of();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<ObjectNode> host = cluster.find(key).filter(HostObject::simulated);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    boolean down = faults.down(key.name());
    if (down == PodConditions.ready(host.get())) {
      change(key, down);
    }
    if (!down) {
      renew(key.name(), host.get());
    }
    return Optional.of(RENEWAL);
  }

  private void change(ObjectKey key, boolean down) {
    String now = cluster.times().now();
    cluster.editStatus(
        KindTable.NODE,
        key,
        status -> {
          for (JsonNode condition : status.path("conditions")) {
            boolean ready = Json.text(condition, "type").equals("Ready");
            ObjectNode object = (ObjectNode) condition;
            object.put("status", down ? "Unknown" : ready ? "True" : "False");
            object.put("lastTransitionTime", now);
            object.put("reason", down ? "NodeStatusUnknown" : "SphereletReady");
            object.put("message", down ? "spherelet is not heard of" : "spherelet is heard of");
          }
        });
    cluster.edit(KindTable.NODE, key, node -> taint(node, down, now));
    cluster.store().list(KindTable.POD, "").stream()
        .filter(p -> Json.text(p, "spec", "nodeName").equals(key.name()))
        .filter(p -> Json.text(p, "status", "phase").equals("Running"))
        .forEach(p -> readiness(KindTable.POD.key(p), !down, now));
  }

  private static void taint(ObjectNode node, boolean down, String now) {
    ObjectNode spec = Json.child(node, "spec");
    ArrayNode left = Json.array();
    for (JsonNode taint : spec.path("taints")) {
      if (!Json.text(taint, "key").equals(UNREACHABLE)) {
        left.add(taint);
      }
    }
    if (down) {
      for (String effect : List.of("NoSchedule", "NoExecute")) {
        left.addObject().put("key", UNREACHABLE).put("effect", effect).put("timeAdded", now);
      }
    }
    spec.set("taints", left);
    if (left.isEmpty()) {
      spec.remove("taints");
    }
  }

  private void readiness(ObjectKey pod, boolean ready, String now) {
    String reason = ready ? "" : "NodeNotReady";
    cluster.editStatus(
        KindTable.POD,
        pod,
        status -> {
          boolean all = true;
          for (JsonNode container : status.path("containerStatuses")) {
            all &= container.path("ready").asBoolean();
          }
          PodConditions.set(
              status, "Ready", ready && all, all ? reason : "ContainersNotReady", now);
        });
  }

  private void renew(String name, ObjectNode host) {
    ObjectKey key = KindTable.LEASE.key(LEASES, name);
    String now = cluster.times().precise();
    if (cluster.find(key).isPresent()) {
      cluster.edit(KindTable.LEASE, key, l -> Json.child(l, "spec").put("renewTime", now));
      return;
    }
    ObjectNode lease = Json.object();
    Meta.of(lease).put("name", name);
    Json.list(Meta.of(lease), "ownerReferences")
        .addObject()
        .put("apiVersion", "v1")
        .put("kind", "Node")
        .put("name", name)
        .put("uid", Meta.uid(host));
    Json.child(lease, "spec")
        .put("holderIdentity", name)
        .put("leaseDurationSeconds", LEASE_SECONDS)
        .put("renewTime", now);
    cluster.create(KindTable.LEASE, LEASES, lease);
  }
}
