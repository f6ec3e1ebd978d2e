package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Quantity;
import io.supervisor.simulator.store.ObjectStore;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the volume for a claim: the one that waits for it, else the smallest free one that fits.
 */
record VolumeChoice(ObjectStore store) {

  Optional<ObjectNode> of(ObjectKey key, ObjectNode claim) {
    String wanted = Json.text(claim, "spec", "volumeName");
    return store.list(KindTable.VOLUME, "").stream()
        .filter(v -> wanted.isEmpty() || wanted.equals(Meta.name(v)))
        .filter(v -> !Meta.deleting(v) && fits(v, claim) && free(v, key, claim))
        .min(
            Comparator.comparing((ObjectNode v) -> !v.path("spec").has("claimRef"))
                .thenComparing(VolumeChoice::size));
  }

  private static BigDecimal size(JsonNode volume) {
    return Quantity.orZero(Json.text(volume, "spec", "capacity", "storage"));
  }

  private static boolean fits(JsonNode volume, JsonNode claim) {
    String wanted = Json.text(claim, "spec", "resources", "requests", "storage");
    return Json.text(volume, "spec", "storageClassName")
            .equals(Json.text(claim, "spec", "storageClassName"))
        && size(volume).compareTo(Quantity.orZero(wanted)) >= 0
        && Json.texts(Json.at(volume, "spec", "accessModes"))
            .containsAll(Json.texts(Json.at(claim, "spec", "accessModes")));
  }

  private static boolean free(JsonNode volume, ObjectKey key, JsonNode claim) {
    JsonNode reference = Json.at(volume, "spec", "claimRef");
    String uid = Json.text(reference, "uid");
    return reference.isMissingNode()
        || Json.text(reference, "namespace").equals(key.namespace())
            && Json.text(reference, "name").equals(key.name())
            && (uid.isEmpty() || uid.equals(Meta.uid(claim)));
  }
}
