package io.supervisor.namespace.workload;

/**
 * What this service needs of the scheduler's events.
 *
 * @param attempt how often the generation was asked for
 * @param force a removal that may take finalizers away and give up a Supervisor; never by default
 */
record PlacementChanged(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String bundleDigest,
    String namespace,
    boolean force) {

  static final String DECIDED = "io.supervisor.scheduler.placement-decided.v1";
  static final String LEAVING = "io.supervisor.scheduler.placement-leaving.v1";
}
