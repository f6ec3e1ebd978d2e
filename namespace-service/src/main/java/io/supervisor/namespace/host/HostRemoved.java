package io.supervisor.namespace.host;

import io.supervisor.platform.event.Event;

/** A host is no longer part of its Supervisor. */
record HostRemoved(String supervisor, String host) implements Event {

  @Override
  public String topic() {
    return HostChanged.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.namespace.host-removed.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + host;
  }
}
