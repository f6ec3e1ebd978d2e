package io.supervisor.catalog.admission;

import io.supervisor.platform.caller.Origin;

/**
 * A wish to run a version of a service on a Supervisor.
 *
 * @param supervisor canonical id, {@code domain-c8}
 * @param config YAML text of the service config, empty for none
 */
record InstallCommand(
    String supervisor, String service, String version, String config, Origin origin) {

  /** Names what is wanted, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "InstallCommand[%s/%s %s]".formatted(supervisor, service, version);
  }
}
