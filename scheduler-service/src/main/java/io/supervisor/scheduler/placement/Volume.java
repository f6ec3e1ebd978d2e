package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;

/**
 * A volume that pods use, by its claim.
 *
 * @param namespace of the claim
 * @param anyOf hosts from which it can be reached; none means every host
 */
public record Volume(String namespace, String claim, Access access, List<Selector> anyOf) {

  /** Who may use it at a time, by the access modes of Kubernetes. */
  public enum Access {
    /** ReadWriteOncePod. */
    ONE_POD,
    /** ReadWriteOnce: the pods of one host. */
    ONE_HOST,
    /** ReadWriteMany and ReadOnlyMany. */
    MANY
  }

  /** A volume that every host reaches. */
  public static Volume of(String namespace, String claim, Access access) {
    return new Volume(namespace, claim, access, List.of());
  }

  /** Whether it can be reached from a host with these labels. */
  boolean reachedFrom(Map<String, String> labels) {
    return anyOf.isEmpty() || anyOf.stream().anyMatch(hosts -> hosts.matches(labels));
  }
}
