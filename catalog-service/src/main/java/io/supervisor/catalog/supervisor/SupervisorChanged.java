package io.supervisor.catalog.supervisor;

/** What this service needs of the namespace-service's event. */
public record SupervisorChanged(String supervisor, String uuid, String name) {

  static final String TYPE = "io.supervisor.namespace.supervisor-changed.v1";
}
