package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds which owner a change concerns. */
final class Owners {
  private Owners() {}

  /** The object itself when it is of the kind, else its controller when that is. */
  static Set<ObjectKey> selfOrController(Change change, Kind kind, Kind... owned) {
    Set<ObjectKey> keys = new LinkedHashSet<>();
    if (change.key().of(kind)) {
      keys.add(change.key());
    }
    for (Kind child : owned) {
      if (change.key().of(child)) {
        controller(change.object(), kind).ifPresent(keys::add);
        if (change.previous() != null) {
          controller(change.previous(), kind).ifPresent(keys::add);
        }
      }
    }
    return keys;
  }

  /** The controller of the object when it is of the kind. */
  static Optional<ObjectKey> controller(JsonNode object, Kind kind) {
    return Meta.controller(object)
        .filter(c -> Json.text(c, "kind").equals(kind.kind()))
        .map(c -> kind.key(Meta.namespace(object), Json.text(c, "name")));
  }

  /** Takes the owner out of the references of the object. */
  static void disown(ObjectNode object, String owner) {
    ArrayNode left = Json.array();
    for (JsonNode reference : Meta.owners(object)) {
      if (!Json.text(reference, "uid").equals(owner)) {
        left.add(reference);
      }
    }
    Meta.of(object).set("ownerReferences", left);
  }
}
