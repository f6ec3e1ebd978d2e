package io.supervisor.install.progress;

import com.fasterxml.jackson.databind.JsonNode;

/** What this service needs of the namespace-service's events about an install's objects. */
record WorkloadChanged(
    String supervisor,
    String service,
    long generation,
    JsonNode addresses,
    String reason,
    String message,
    String hint) {

  static final String APPLIED = "io.supervisor.namespace.workload-applied.v1";
  static final String READY = "io.supervisor.namespace.workload-ready.v1";
  static final String DEGRADED = "io.supervisor.namespace.workload-degraded.v1";
  static final String REMOVED = "io.supervisor.namespace.workload-removed.v1";
}
