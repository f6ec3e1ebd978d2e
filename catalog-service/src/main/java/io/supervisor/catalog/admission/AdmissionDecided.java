package io.supervisor.catalog.admission;

import io.supervisor.platform.event.Event;

/**
 * What became of a request for admission.
 *
 * @param commandSeq the command that was admitted; 0 when none was
 * @param message why it was refused; empty when it was not
 */
record AdmissionDecided(
    String request,
    String supervisor,
    String service,
    boolean accepted,
    long commandSeq,
    String message)
    implements Event {

  @Override
  public String topic() {
    return InstallRequested.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.admission-decided.v1";
  }

  @Override
  public String key() {
    return Admission.id(supervisor, service);
  }
}
