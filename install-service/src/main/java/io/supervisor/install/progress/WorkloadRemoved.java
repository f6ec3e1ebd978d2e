package io.supervisor.install.progress;

/** What this service needs of the namespace-service's event. */
record WorkloadRemoved(long generation, boolean leftBehind) {

  static final String TYPE = "io.supervisor.namespace.workload-removed.v1";
}
