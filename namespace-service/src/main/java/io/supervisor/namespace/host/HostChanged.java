package io.supervisor.namespace.host;

import io.supervisor.platform.event.Event;

/**
 * The full state of a host.
 *
 * @param zone vSphere zone; empty when it has none
 */
record HostChanged(
    String supervisor,
    String host,
    boolean schedulable,
    String address,
    String zone,
    long cpuMillicores,
    long memoryMib,
    int pods)
    implements Event {

  static final String TOPIC = "supervisor.namespace.hosts.v1";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.namespace.host-changed.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + host;
  }
}
