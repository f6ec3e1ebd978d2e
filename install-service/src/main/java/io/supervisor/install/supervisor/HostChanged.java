package io.supervisor.install.supervisor;

/** What this service needs of the namespace-service's event. */
record HostChanged(
    String supervisor,
    String host,
    boolean schedulable,
    String zone,
    long cpuMillicores,
    long memoryMib,
    int pods) {

  static final String TYPE = "io.supervisor.namespace.host-changed.v1";
}
