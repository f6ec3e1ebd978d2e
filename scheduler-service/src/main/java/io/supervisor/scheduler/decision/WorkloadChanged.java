package io.supervisor.scheduler.decision;

/** What this service needs of the namespace-service's events. */
record WorkloadChanged(String supervisor, String service, long generation) {

  static final String READY = "io.supervisor.namespace.workload-ready.v1";
  static final String REMOVED = "io.supervisor.namespace.workload-removed.v1";
}
