package io.supervisor.scheduler.placement;

/**
 * A volume that pods use, by its claim.
 *
 * @param namespace of the claim
 * @param hosts from which it can be reached
 */
public record Volume(String namespace, String claim, Access access, Selector hosts) {

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
    return new Volume(namespace, claim, access, Selector.ALL);
  }
}
