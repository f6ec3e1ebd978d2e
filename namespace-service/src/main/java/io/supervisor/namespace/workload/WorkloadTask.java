package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Access;
import java.time.Instant;

/**
 * What the reconciler needs to know of one install.
 *
 * @param sealedBundle the objects to apply, empty when they have not arrived yet
 * @param removal how the removal stands; of use only while it is removed
 * @param remembered the objects that may be on the Supervisor, as JSON
 * @param access null when the Supervisor is unknown
 */
record WorkloadTask(
    String install,
    String namespace,
    long generation,
    State state,
    Instant changedAt,
    Removal removal,
    byte[] sealedBundle,
    String remembered,
    Access access) {

  boolean bundleHere() {
    return sealedBundle.length > 0;
  }

  /** Whether it is a removal that ends even when the Supervisor cannot be reached. */
  boolean givesUp() {
    return state == State.REMOVING && removal.forced();
  }
}
