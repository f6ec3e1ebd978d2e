package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.util.LinkedHashSet;
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
        add(keys, kind, change.object());
        if (change.previous() != null) {
          add(keys, kind, change.previous());
        }
      }
    }
    return keys;
  }

  private static void add(Set<ObjectKey> keys, Kind kind, JsonNode object) {
    Meta.controller(object)
        .filter(c -> Json.text(c, "kind").equals(kind.kind()))
        .ifPresent(c -> keys.add(kind.key(Meta.namespace(object), Json.text(c, "name"))));
  }
}
