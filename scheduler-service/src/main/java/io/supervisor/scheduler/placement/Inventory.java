package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * What a Supervisor has.
 *
 * @param free what is free on each host
 * @param namespaces those whose labels are known; of others it is the name alone
 */
public record Inventory(List<Room> free, List<NamespaceSpec> namespaces) {

  /** Hosts, and namespaces of which the names alone are known. */
  public static Inventory of(List<Room> free) {
    return new Inventory(free, List.of());
  }

  /** The same with other room. */
  public Inventory with(List<Room> left) {
    return new Inventory(left, namespaces);
  }
}
