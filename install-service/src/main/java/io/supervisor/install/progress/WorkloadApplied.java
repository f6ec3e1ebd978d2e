package io.supervisor.install.progress;

/** What this service needs of the namespace-service's event. */
record WorkloadApplied(long generation) {

  static final String TYPE = "io.supervisor.namespace.workload-applied.v1";
}
