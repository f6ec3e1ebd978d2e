package io.supervisor.install.process;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Why an install is where it is.
 *
 * @param reason word for programs
 * @param message for people; never a secret
 * @param hint what to do next, empty when there is nothing to do
 * @param object the failing object as {@code kind/name}, empty when none is to blame
 * @param events the last things the Supervisor said about that object, one a line
 */
@Embeddable
public record Standing(
    String reason,
    String message,
    String hint,
    @Column(name = "failing_object") String object,
    @Column(name = "last_events") String events) {

  static Standing of(String reason, String message) {
    return new Standing(reason, message, "", "", "");
  }

  static Standing of(String reason, String message, String hint) {
    return new Standing(reason, message, hint, "", "");
  }
}
