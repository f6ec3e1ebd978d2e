package io.supervisor.catalog.admission;

/**
 * A wish to run a version of a service on a Supervisor.
 *
 * @param supervisor canonical id, {@code domain-c8}
 * @param config YAML text of the service config, empty for none
 * @param by user name of the caller
 */
record InstallCommand(
    String supervisor, String service, String version, String config, String by) {}
