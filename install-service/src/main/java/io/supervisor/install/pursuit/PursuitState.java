package io.supervisor.install.pursuit;

/** Where one install of a fleet or plan stands. */
public enum PursuitState {
  QUEUED,
  /** The catalog was asked to admit it. */
  ASKED,
  ADMITTED,
  READY,
  FAILED,
  /** Its turn never came. */
  SKIPPED;

  /** Whether nothing more will happen. */
  public boolean settled() {
    return this == READY || this == FAILED || this == SKIPPED;
  }
}
