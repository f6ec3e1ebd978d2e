package io.supervisor.install.progress;

import com.fasterxml.jackson.databind.JsonNode;

/** What this service needs of the namespace-service's event. */
record WorkloadReady(String supervisor, long generation, JsonNode addresses) {

  static final String TYPE = "io.supervisor.namespace.workload-ready.v1";
}
