package io.supervisor.install.process;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What happens when an upgrade does not get ready.
 *
 * @param onFailedUpgrade stop where it is, or go back to the last good revision
 * @param readyWithinMs time that an upgrade has from the placement request on, 1 s to 24 h, in ms
 */
@Embeddable
public record Policy(
    @Enumerated(EnumType.STRING) OnFailedUpgrade onFailedUpgrade, long readyWithinMs) {

  /** The choices. */
  public enum OnFailedUpgrade {
    STOP,
    REVERT
  }
}
