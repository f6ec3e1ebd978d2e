package io.supervisor.scheduler.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Supervisor has.
 *
 * @param free what is free on each host
 * @param namespaces the labels of those that are known, by their names
 */
public record Inventory(List<Room> free, Map<String, Map<String, String>> namespaces) {

  /** Hosts, and namespaces of which the names alone are known. */
  public static Inventory of(List<Room> free) {
    return new Inventory(free, Map.of());
  }

  /** The same with other room. */
  public Inventory with(List<Room> left) {
    return new Inventory(left, namespaces);
  }

  /** Whether the labels of the namespace are known. */
  public boolean knows(String namespace) {
    return namespaces.containsKey(namespace);
  }

  /** A namespace with its labels, that of its name at least. */
  NamespaceSpec namespace(String name) {
    Map<String, String> labels = new HashMap<>(NamespaceSpec.labels(name));
    labels.putAll(namespaces.getOrDefault(name, Map.of()));
    return NamespaceSpec.of(name, labels);
  }
}
