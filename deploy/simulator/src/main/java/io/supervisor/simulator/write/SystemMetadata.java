package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Names;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.model.Trait;
import java.util.List;
import java.util.UUID;

/** The part of the metadata that only the server sets. */
record SystemMetadata(Timestamps times) {
  private static final List<String> KEPT =
      List.of(
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "generation",
          "resourceVersion");

  void begin(Kind kind, String namespace, ObjectNode object) {
    object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = Meta.of(object);
    metadata.remove(KEPT);
    metadata.remove("selfLink");
    String prefix = Json.text(metadata, "generateName");
    if (Json.text(metadata, "name").isEmpty() && !prefix.isEmpty()) {
      metadata.put("name", Names.generate(prefix));
    }
    if (kind.namespaced()) {
      metadata.put("namespace", namespace);
    } else {
      metadata.remove("namespace");
    }
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", times.now());
    if (kind.has(Trait.GENERATION)) {
      metadata.put("generation", 1);
    }
    dropEmpty(metadata);
  }

  /** Carries over to the next state what a client cannot change. */
  void keep(Kind kind, ObjectNode live, ObjectNode next) {
    next.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = Meta.of(next);
    metadata.remove(KEPT);
    metadata.remove("selfLink");
    JsonNode old = live.path("metadata");
    for (String name : KEPT) {
      if (old.has(name)) {
        metadata.set(name, old.get(name));
      }
    }
    for (String name : List.of("name", "namespace", "generateName")) {
      if (old.has(name)) {
        metadata.set(name, old.get(name));
      }
    }
    if (!metadata.has("managedFields") && old.has("managedFields")) {
      metadata.set("managedFields", old.get("managedFields").deepCopy());
    }
    dropEmpty(metadata);
  }

  private static void dropEmpty(ObjectNode metadata) {
    for (String name : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
      if (metadata.has(name) && metadata.get(name).isEmpty()) {
        metadata.remove(name);
      }
    }
  }
}
