package io.supervisor.install.fleet;

/** Where a fleet stands. */
public enum FleetState {
  RUNNING,
  /** A wave is ready; the next one starts when the soak time is over and it still is. */
  SOAKING,
  /** Nothing new is started until it is resumed. */
  PAUSED,
  /** Too many targets failed. */
  STOPPED,
  /** Somebody ended it. */
  ABORTED,
  /** Every target was dealt with; some may have failed. */
  SUCCEEDED;

  /** Whether nothing more will happen. */
  boolean ended() {
    return this == STOPPED || this == ABORTED || this == SUCCEEDED;
  }
}
