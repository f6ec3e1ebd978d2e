package io.supervisor.namespace.supervisor;

import io.supervisor.platform.event.Event;

/** The full state of a Supervisor, without the way to reach it. */
record SupervisorChanged(
    String supervisor,
    String uuid,
    String name,
    String networkProvider,
    String kubernetesVersion,
    Supervisor.State state)
    implements Event {

  static SupervisorChanged of(Supervisor of) {
    return new SupervisorChanged(
        of.id(), of.uuid(), of.name(), of.networkProvider(), of.kubernetesVersion(), of.state());
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
