package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.table.Tables;
import java.util.Collection;
import java.util.List;

/** Gives objects and lists the form that a client asked for. */
record Renderer(Tables tables) {

  JsonNode one(Kind kind, ObjectNode object, Representation wanted, String include) {
    return switch (wanted.form()) {
      case OBJECT -> versioned(kind, object);
      case METADATA -> Tables.metadataOf(object);
      case TABLE -> {
        ObjectNode metadata = Json.object();
        metadata.put("resourceVersion", Meta.resourceVersion(object));
        yield tables.of(kind, List.of(object), metadata, include);
      }
    };
  }

  JsonNode list(
      Kind kind,
      Collection<ObjectNode> objects,
      ObjectNode metadata,
      Representation wanted,
      String include) {
    if (wanted.form() == Representation.Form.TABLE) {
      return tables.of(kind, objects, metadata, include);
    }
    boolean partial = wanted.form() == Representation.Form.METADATA;
    ObjectNode list = Json.object();
    list.put("kind", partial ? "PartialObjectMetadataList" : kind.kind() + "List");
    list.put("apiVersion", partial ? "meta.k8s.io/v1" : kind.apiVersion());
    list.set("metadata", metadata);
    ArrayNode items = list.putArray("items");
    for (ObjectNode object : objects) {
      items.add(partial ? Tables.metadataOf(object) : item(kind, object));
    }
    return list;
  }

  /** Entries of a list of built-in kinds go without their kind. */
  private static ObjectNode item(Kind kind, ObjectNode object) {
    if (kind.has(Trait.CUSTOM)) {
      return versioned(kind, object);
    }
    ObjectNode item = Json.object();
    item.setAll(object);
    item.remove(List.of("kind", "apiVersion"));
    return item;
  }

  private static ObjectNode versioned(Kind kind, ObjectNode object) {
    if (Json.text(object, "apiVersion").equals(kind.apiVersion())) {
      return object;
    }
    ObjectNode copy = Json.object();
    copy.setAll(object);
    return copy.put("apiVersion", kind.apiVersion());
  }
}
