package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/** When claims get their volumes: at once, or when a scheduler has chosen a host for a pod. */
record ClaimBinding(ObjectStore store) {
  private static final String ZONE = "topology.kubernetes.io/zone";
  static final String CHOSEN_HOST = "volume.kubernetes.io/selected-node";

  /** Whether nothing is done for the claim yet. */
  boolean waits(ObjectNode claim) {
    ObjectKey storageClass =
        KindTable.STORAGE_CLASS.key("", Json.text(claim, "spec", "storageClassName"));
    return chosenHost(claim).isEmpty()
        && Json.text(claim, "spec", "volumeName").isEmpty()
        && store
            .find(storageClass)
            .filter(c -> Json.text(c, "volumeBindingMode").equals("WaitForFirstConsumer"))
            .isPresent();
  }

  /** The host that was chosen for the pod that uses the claim; empty when none was. */
  static String chosenHost(JsonNode claim) {
    return Json.text(claim, "metadata", "annotations", CHOSEN_HOST);
  }

  /** The claims of a pod that have no volume; those that are not there are left out. */
  List<ObjectKey> unbound(JsonNode pod) {
    List<ObjectKey> unbound = new ArrayList<>();
    for (JsonNode volume : Json.at(pod, "spec", "volumes")) {
      String name = Json.text(volume, "persistentVolumeClaim", "claimName");
      ObjectKey key = KindTable.CLAIM.key(Json.text(pod, "metadata", "namespace"), name);
      store
          .find(key)
          .filter(claim -> !Json.text(claim, "status", "phase").equals("Bound"))
          .ifPresent(claim -> unbound.add(key));
    }
    return unbound;
  }

  /** Volumes that are made for a host can be reached from its zone. */
  void reach(ObjectNode spec, JsonNode claim) {
    String zone =
        store
            .find(KindTable.NODE.key("", chosenHost(claim)))
            .map(node -> Meta.labels(node).getOrDefault(ZONE, ""))
            .orElse("");
    if (!zone.isEmpty()) {
      ObjectNode term =
          Json.list(Json.child(spec, "nodeAffinity", "required"), "nodeSelectorTerms").addObject();
      ObjectNode expression = Json.list(term, "matchExpressions").addObject();
      expression.put("key", ZONE).put("operator", "In").putArray("values").add(zone);
    }
  }
}
