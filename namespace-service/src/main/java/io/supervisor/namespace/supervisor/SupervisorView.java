package io.supervisor.namespace.supervisor;

import java.util.Map;

/** A Supervisor as the API shows it. */
record SupervisorView(
    String supervisor,
    String uuid,
    String name,
    String networkProvider,
    String version,
    String kubernetesVersion,
    Integer hostCount,
    Supervisor.State state,
    Supervisor.Delivery delivery,
    Map<String, String> labels) {

  static SupervisorView of(Supervisor of) {
    return new SupervisorView(
        of.id(),
        of.uuid(),
        of.name(),
        of.networkProvider(),
        of.version(),
        of.kubernetesVersion(),
        of.hostCount(),
        of.state(),
        of.delivery(),
        of.labels());
  }
}
