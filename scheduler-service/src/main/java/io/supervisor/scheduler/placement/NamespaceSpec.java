package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.Set;

/**
 * A namespace as it is known.
 *
 * @param labels by which rules about other pods may choose it
 * @param quota the most that its pods may use together; what is not named is not limited
 * @param vmClasses which VM classes its pods may be of; empty means all
 */
public record NamespaceSpec(
    String name, Map<String, String> labels, Resources quota, Set<String> vmClasses) {
  /** The label with its name that every namespace has by itself. */
  private static final String NAME = "kubernetes.io/metadata.name";

  private static final Resources UNLIMITED = new Resources(Map.of());

  public static NamespaceSpec of(String name, Map<String, String> labels) {
    return new NamespaceSpec(name, Map.copyOf(labels), UNLIMITED, Set.of());
  }

  /** The labels that a namespace has whatever else is known of it. */
  static Map<String, String> labels(String name) {
    return Map.of(NAME, name);
  }

  public NamespaceSpec withQuota(Resources most) {
    return new NamespaceSpec(name, labels, most, vmClasses);
  }

  public NamespaceSpec withVmClasses(Set<String> allowed) {
    return new NamespaceSpec(name, labels, quota, allowed);
  }

  /** Whether every pod may come. */
  boolean free() {
    return quota.amounts().isEmpty() && vmClasses.isEmpty();
  }
}
