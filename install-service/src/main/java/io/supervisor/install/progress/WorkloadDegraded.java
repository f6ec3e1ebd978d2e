package io.supervisor.install.progress;

import io.supervisor.install.process.Standing;
import java.util.List;

/** What this service needs of the namespace-service's event. */
record WorkloadDegraded(
    long generation,
    String reason,
    String object,
    String message,
    String hint,
    List<String> events) {

  static final String TYPE = "io.supervisor.namespace.workload-degraded.v1";

  Standing standing() {
    return new Standing(
        reason,
        message,
        hint,
        object == null ? "" : object,
        events == null ? "" : String.join("\n", events));
  }
}
