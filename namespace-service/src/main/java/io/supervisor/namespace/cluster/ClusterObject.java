package io.supervisor.namespace.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** An object of a Supervisor: its name and its whole content. */
public record ClusterObject(ObjectRef ref, JsonNode content) {

  /** Annotation of what belongs to an install: its id. */
  public static final String OWNER = "supervisor.io/install";

  /** Reads the name out of the content. */
  public static ClusterObject of(JsonNode content) {
    JsonNode metadata = content.path("metadata");
    return new ClusterObject(
        new ObjectRef(
            content.path("apiVersion").asText(),
            content.path("kind").asText(),
            metadata.path("namespace").asText(""),
            metadata.path("name").asText()),
        content);
  }

  /** An annotation, or empty. */
  public String annotation(String key) {
    return content.path("metadata").path("annotations").path(key).asText("");
  }

  /** Whether it was brought by an install, or is its namespace. */
  public boolean belongsTo(String install) {
    return annotation(OWNER).equals(install);
  }

  /** Whether the object is on its way out. */
  public boolean terminating() {
    return content.path("metadata").has("deletionTimestamp");
  }
}
