package io.supervisor.install.bundle;

import java.util.Map;

/** Names an object among those of an install. */
public record ObjectName(String apiVersion, String kind, String namespace, String name) {

  /** Of a rendered object. */
  public static ObjectName of(Map<String, Object> object) {
    Map<String, Object> metadata = OwnedObjects.map(object, "metadata");
    return new ObjectName(
        OwnedObjects.text(object, "apiVersion"),
        OwnedObjects.text(object, "kind"),
        OwnedObjects.text(metadata, "namespace"),
        OwnedObjects.text(metadata, "name"));
  }

  /** For people: {@code Deployment/envoy}. */
  public String readable() {
    return kind + "/" + name;
  }
}
