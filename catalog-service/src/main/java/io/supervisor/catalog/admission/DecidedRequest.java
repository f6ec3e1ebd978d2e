package io.supervisor.catalog.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A request for admission and what became of it, so that it is decided once. */
@Entity
class DecidedRequest {

  @Id private String request;
  private boolean accepted;
  private long commandSeq;
  private String message;

  DecidedRequest() {}

  static DecidedRequest of(AdmissionDecided decided) {
    DecidedRequest row = new DecidedRequest();
    row.request = decided.request();
    row.accepted = decided.accepted();
    row.commandSeq = decided.commandSeq();
    row.message = decided.message();
    return row;
  }

  AdmissionDecided again(AdmissionRequested asked) {
    return new AdmissionDecided(
        request, asked.supervisor(), asked.service(), accepted, commandSeq, message);
  }
}
