package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the metadata of an object says. */
public final class Meta {
  private Meta() {}

  public static ObjectNode of(ObjectNode object) {
    return Json.child(object, "metadata");
  }

  public static String name(JsonNode object) {
    return Json.text(object, "metadata", "name");
  }

  /** The name that a client asked for: that of an object with a generated name is its prefix. */
  public static String asked(JsonNode object) {
    String prefix = Json.text(object, "metadata", "generateName");
    String name = name(object);
    return !prefix.isEmpty() && name.startsWith(prefix) ? prefix : name;
  }

  public static String namespace(JsonNode object) {
    return Json.text(object, "metadata", "namespace");
  }

  public static String uid(JsonNode object) {
    return Json.text(object, "metadata", "uid");
  }

  public static String resourceVersion(JsonNode object) {
    return Json.text(object, "metadata", "resourceVersion");
  }

  public static long generation(JsonNode object) {
    return Json.number(object, 0, "metadata", "generation");
  }

  public static boolean deleting(JsonNode object) {
    return Json.at(object, "metadata").hasNonNull("deletionTimestamp");
  }

  public static Map<String, String> labels(JsonNode object) {
    return strings(Json.at(object, "metadata", "labels"));
  }

  public static String annotation(JsonNode object, String name) {
    return Json.text(object, "metadata", "annotations", name);
  }

  public static Map<String, String> strings(JsonNode map) {
    Map<String, String> strings = new TreeMap<>();
    map.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asText()));
    return strings;
  }

  public static List<String> finalizers(JsonNode object) {
    return Json.texts(Json.at(object, "metadata", "finalizers"));
  }

  public static void addFinalizer(ObjectNode object, String finalizer) {
    if (!finalizers(object).contains(finalizer)) {
      Json.list(of(object), "finalizers").add(finalizer);
    }
  }

  public static void removeFinalizer(ObjectNode object, String finalizer) {
    ArrayNode left = Json.array();
    finalizers(object).stream().filter(f -> !f.equals(finalizer)).forEach(left::add);
    if (left.isEmpty()) {
      of(object).remove("finalizers");
    } else {
      of(object).set("finalizers", left);
    }
  }

  public static JsonNode owners(JsonNode object) {
    return Json.at(object, "metadata", "ownerReferences");
  }

  /** The reference to the controller of this object. */
  public static Optional<JsonNode> controller(JsonNode object) {
    for (JsonNode owner : owners(object)) {
      if (owner.path("controller").asBoolean()) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  public static boolean controlledBy(JsonNode object, String uid) {
    return controller(object).filter(c -> c.path("uid").asText().equals(uid)).isPresent();
  }

  /** Makes the owner the controller of the object. */
  public static void setController(ObjectNode object, Kind ownerKind, JsonNode owner) {
    Json.list(of(object), "ownerReferences")
        .addObject()
        .put("apiVersion", ownerKind.apiVersion())
        .put("kind", ownerKind.kind())
        .put("name", name(owner))
        .put("uid", uid(owner))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }
}
