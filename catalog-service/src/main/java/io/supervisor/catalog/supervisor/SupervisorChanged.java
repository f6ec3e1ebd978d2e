package io.supervisor.catalog.supervisor;

/** What this service needs of the namespace-service's event. */
public record SupervisorChanged(
    String supervisor,
    String uuid,
    String name,
    String version,
    String kubernetesVersion,
    String networkProvider,
    Integer hostCount) {

  static final String TYPE = "io.supervisor.namespace.supervisor-changed.v1";
}
