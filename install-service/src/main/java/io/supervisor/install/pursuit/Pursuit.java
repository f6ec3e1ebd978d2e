package io.supervisor.install.pursuit;

import io.supervisor.install.admission.AdmissionRequest;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.Phase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;

/** Follows one install from the request for its admission until it is ready or has failed. */
@Embeddable
public class Pursuit {

  @Enumerated(EnumType.STRING)
  private PursuitState state;

  private long commandSeq;
  private Instant admittedAt;
  private String message;

  Pursuit() {}

  /** One whose turn has not come. */
  public static Pursuit queued() {
    Pursuit pursuit = new Pursuit();
    pursuit.become(PursuitState.QUEUED, "");
    return pursuit;
  }

  /** One for which there is nothing to do. */
  public static Pursuit ready(String why) {
    Pursuit pursuit = new Pursuit();
    pursuit.become(PursuitState.READY, why);
    return pursuit;
  }

  /** The catalog was asked. */
  public void asked() {
    become(PursuitState.ASKED, "");
  }

  /** Its turn will not come. */
  public void skip(String why) {
    become(PursuitState.SKIPPED, why);
  }

  /** Takes over what the catalog answered. Returns whether that is news. */
  public boolean follow(AdmissionRequest request, Instant now) {
    if (state != PursuitState.ASKED || request == null) {
      return false;
    }
    return switch (request.state()) {
      case PENDING -> false;
      case REFUSED -> become(PursuitState.FAILED, request.message());
      case ACCEPTED -> {
        commandSeq = request.commandSeq();
        admittedAt = now;
        yield become(PursuitState.ADMITTED, "");
      }
    };
  }

  /** Takes over how the install is. Returns whether that is news. */
  public boolean follow(Install install, Duration readyWithin, Instant now) {
    boolean heard = install != null && install.commandSeq() >= commandSeq;
    if (state != PursuitState.ADMITTED || !heard) {
      return false;
    }
    if (install.commandSeq() > commandSeq) {
      return become(PursuitState.FAILED, "Another command came after this one.");
    }
    if (install.wanted().configSeq() != commandSeq) {
      return become(PursuitState.FAILED, install.note());
    }
    if (install.phase() == Phase.READY) {
      return become(PursuitState.READY, "");
    }
    boolean late = admittedAt.plus(readyWithin).isBefore(now);
    boolean hopeless = install.phase() == Phase.FAILED && install.bundleDigest().isEmpty();
    return (late || hopeless)
        && become(PursuitState.FAILED, described(install, late ? "Not ready in time. " : ""));
  }

  /** Takes notice when what was ready is ready no longer. Returns whether that is so. */
  public boolean relapsed(Install install) {
    return state == PursuitState.READY
        && (install == null || install.phase() != Phase.READY)
        && become(
            PursuitState.FAILED,
            install == null ? "It is gone." : described(install, "It did not stay ready. "));
  }

  private static String described(Install install, String first) {
    return "%s%s: %s %s"
        .formatted(
            first, install.phase(), install.standing().reason(), install.standing().message())
        .strip();
  }

  private boolean become(PursuitState next, String why) {
    state = next;
    message = why;
    return true;
  }

  public PursuitState state() {
    return state;
  }

  /** Why it is there, for people; may be empty. */
  public String message() {
    return message;
  }
}
