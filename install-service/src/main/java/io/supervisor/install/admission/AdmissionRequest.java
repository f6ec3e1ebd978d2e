package io.supervisor.install.admission;

import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** A request to the catalog, kept until it is answered and as long as somebody may look at it. */
@Entity
public class AdmissionRequest {

  @Id private String id;
  @Embedded private Wish wish;

  @Enumerated(EnumType.STRING)
  private State state;

  private long commandSeq;
  private String message;
  private Instant askedAt;
  @Embedded private Lineage lineage;

  /** How far a request is. */
  public enum State {
    PENDING,
    ACCEPTED,
    REFUSED
  }

  AdmissionRequest() {}

  static AdmissionRequest of(String id, Wish wish, Lineage lineage, Instant now) {
    AdmissionRequest request = new AdmissionRequest();
    request.id = id;
    request.wish = wish;
    request.state = State.PENDING;
    request.message = "";
    request.askedAt = now;
    request.lineage = lineage;
    return request;
  }

  void askedAgain(Instant now) {
    askedAt = now;
  }

  /** Takes the answer; the config is not needed any more. */
  void answered(boolean accepted, long seq, String why) {
    state = accepted ? State.ACCEPTED : State.REFUSED;
    commandSeq = seq;
    message = why;
    wish =
        new Wish(
            wish.supervisor(),
            wish.service(),
            wish.action(),
            wish.version(),
            null,
            wish.ignoreDependents(),
            wish.requestedBy());
  }

  Lineage lineage() {
    return lineage;
  }

  public String id() {
    return id;
  }

  Wish wish() {
    return wish;
  }

  public State state() {
    return state;
  }

  /** The command that was admitted; 0 when none was. */
  public long commandSeq() {
    return commandSeq;
  }

  /** Why it was refused; empty when it was not. */
  public String message() {
    return message;
  }
}
