package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Names;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.store.ObjectStore;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The part of the metadata that only the server sets. */
record SystemMetadata(ObjectStore store, Timestamps times, RandomGenerator random) {
  /** How often the real one tries, too. */
  private static final int TRIES = 8;

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
      metadata.put("name", free(kind, namespace, prefix));
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

  /** A name that nothing has yet; after so many tries it may be one that is taken. */
  private String free(Kind kind, String namespace, String prefix) {
    String name = Names.generate(prefix, random);
    for (int i = 1; i < TRIES && store.find(kind, namespace, name).isPresent(); i++) {
      name = Names.generate(prefix, random);
    }
    return name;
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
