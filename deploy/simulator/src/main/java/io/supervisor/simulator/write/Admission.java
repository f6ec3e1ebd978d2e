package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Condition;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.util.List;

/** Lets new objects in only where there is a place for them, and adds what the cluster adds. */
record Admission(ObjectStore store, Quotas quotas) {
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  void admit(Kind kind, String namespace, ObjectNode object) {
    if (kind.namespaced()) {
      ObjectNode home =
          store
              .find(KindTable.NAMESPACE, "", namespace)
              .orElseThrow(() -> ApiFailure.notFound(KindTable.NAMESPACE, namespace));
      if (Meta.deleting(home)) {
        throw terminating(kind, namespace, Meta.name(object));
      }
    }
    switch (kind.plural()) {
      case "pods" -> {
        new LimitAdmission(store).admitPod(namespace, object);
        new PodAdmission(store).admit(namespace, object);
      }
      case "nodes" -> taint(object);
      case "persistentvolumes" -> Meta.addFinalizer(object, "kubernetes.io/pv-protection");
      case "persistentvolumeclaims" -> {
        claim(object);
        new LimitAdmission(store).admitClaim(namespace, object);
      }
      default -> {}
    }
  }

  /** Comes last, when everything else about the object is settled. */
  void count(Kind kind, String namespace, ObjectNode object) {
    if (kind.namespaced()) {
      quotas.admit(kind, namespace, object);
    }
  }

  /** A host takes no pods before it says that it is ready. */
  private static void taint(ObjectNode node) {
    if (Condition.holds(Json.at(node, "status"), "Ready")) {
      return;
    }
    Json.list(Json.child(node, "spec"), "taints")
        .addObject()
        .put("key", "node.kubernetes.io/not-ready")
        .put("effect", "NoSchedule");
  }

  /** A claim that names no class gets the standard one. */
  private void claim(ObjectNode claim) {
    Meta.addFinalizer(claim, "kubernetes.io/pvc-protection");
    ObjectNode spec = Json.child(claim, "spec");
    if (!spec.has("storageClassName")) {
      store.list(KindTable.STORAGE_CLASS, "").stream()
          .filter(c -> Meta.annotation(c, DEFAULT_CLASS).equals("true"))
          .findFirst()
          .ifPresent(c -> spec.put("storageClassName", Meta.name(c)));
    }
  }

  private static ApiFailure terminating(Kind kind, String namespace, String name) {
    String why =
        "unable to create new content in namespace "
            + namespace
            + " because it is being terminated";
    return ApiFailure.forbidden(kind, name, why)
        .causes(
            List.of(
                new ApiFailure.Cause(
                    "NamespaceTerminating",
                    "namespace " + namespace + " is being terminated",
                    "metadata.namespace")));
  }
}
