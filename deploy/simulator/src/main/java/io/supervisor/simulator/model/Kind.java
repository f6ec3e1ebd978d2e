package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * One kind of object in one version. The schema and the printer columns are those of a
 * CustomResourceDefinition; for built-in kinds they are missing nodes.
 */
public record Kind(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories,
    Set<Trait> traits,
    JsonNode schema,
    JsonNode printerColumns) {

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  public boolean is(String otherGroup, String otherPlural) {
    return group.equals(otherGroup) && plural.equals(otherPlural);
  }

  /** The name in messages about resources: {@code deployments.apps}. */
  public String resourceName() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The name in messages about invalid objects: {@code Deployment.apps}. */
  public String kindName() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  public ObjectKey key(String namespace, String name) {
    return new ObjectKey(group, plural, namespaced ? namespace : "", name);
  }

  public ObjectKey key(JsonNode object) {
    return key(Meta.namespace(object), Meta.name(object));
  }
}
