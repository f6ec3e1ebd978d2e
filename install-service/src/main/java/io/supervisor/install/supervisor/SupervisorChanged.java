package io.supervisor.install.supervisor;

import java.util.List;
import java.util.Map;

/** What this service needs of the namespace-service's event. */
record SupervisorChanged(
    String supervisor,
    String name,
    String state,
    String version,
    String kubernetesVersion,
    String networkProvider,
    String delivery,
    Map<String, String> labels,
    List<Allowance.Right> missingRights,
    List<Allowance.Quota> quotas) {

  static final String TYPE = "io.supervisor.namespace.supervisor-changed.v1";
}
