package io.supervisor.namespace.supervisor;

import io.supervisor.namespace.cluster.Allowance;
import io.supervisor.namespace.cluster.Quota;
import io.supervisor.namespace.cluster.Right;
import java.util.List;
import java.util.Map;

/**
 * A Supervisor as the API shows it.
 *
 * @param missingRights what an install may need and its account may not do; null when unknown
 * @param quotas in the namespaces of installs; null when unknown
 */
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
    Map<String, String> labels,
    List<Right> missingRights,
    List<Quota> quotas) {

  static SupervisorView of(Supervisor of) {
    Allowance allowance = of.allowance();
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
        of.labels(),
        allowance.known() ? allowance.missingRights() : null,
        allowance.known() ? allowance.quotas() : null);
  }
}
