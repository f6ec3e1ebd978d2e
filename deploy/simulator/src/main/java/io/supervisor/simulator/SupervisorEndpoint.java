package io.supervisor.simulator;

import java.nio.file.Path;

/** How to reach the Kubernetes API of one simulated Supervisor, as its administrator. */
public record SupervisorEndpoint(
    String id,
    String name,
    String uuid,
    String network,
    int port,
    Path kubeconfig,
    String adminToken,
    String caPem) {

  /** Leaves the token out, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "SupervisorEndpoint[" + id + ", port " + port + "]";
  }
}
