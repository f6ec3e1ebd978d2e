package io.supervisor.namespace.supervisor;

import io.supervisor.namespace.cluster.Allowance;
import io.supervisor.namespace.cluster.Quota;
import io.supervisor.namespace.cluster.Right;
import io.supervisor.platform.event.Event;
import java.util.List;
import java.util.Map;

/**
 * The full state of a Supervisor, without the way to reach it.
 *
 * @param version of its software; null when unknown
 * @param hostCount null before its hosts were seen
 * @param delivery null before that was seen
 * @param labels words that people choose Supervisors by
 * @param missingRights what an install may need and the account may not do; null when unknown
 * @param quotas in the namespaces of installs; null when unknown
 */
record SupervisorChanged(
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
    List<Quota> quotas)
    implements Event {

  static SupervisorChanged of(Supervisor of) {
    Allowance allowance = of.allowance();
    return new SupervisorChanged(
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

  @Override
  public String topic() {
    return "supervisor.namespace.supervisors.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.namespace.supervisor-changed.v1";
  }

  @Override
  public String key() {
    return supervisor;
  }
}
