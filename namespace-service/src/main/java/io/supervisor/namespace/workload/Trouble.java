package io.supervisor.namespace.workload;

import java.util.List;

/**
 * Why an install does not run.
 *
 * @param reason word for programs
 * @param object the object it is about, {@code Deployment/contour}, or empty
 * @param hint what to do next
 * @param events the last Kubernetes Events about it, newest last
 */
record Trouble(String reason, String object, String message, String hint, List<String> events) {

  /** Trouble of which the Supervisor has no Events. */
  static Trouble of(String reason, String object, String message, String hint) {
    return new Trouble(reason, object, message, hint, List.of());
  }
}
