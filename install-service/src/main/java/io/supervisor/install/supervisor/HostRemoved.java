package io.supervisor.install.supervisor;

/** What this service needs of the namespace-service's event. */
record HostRemoved(String supervisor, String host) {

  static final String TYPE = "io.supervisor.namespace.host-removed.v1";
}
