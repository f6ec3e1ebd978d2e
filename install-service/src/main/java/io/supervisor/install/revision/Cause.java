package io.supervisor.install.revision;

/** Why there is a revision. */
public enum Cause {
  /** The first one of an install. */
  INSTALL,
  /** Another version or config was asked for. */
  CHANGE,
  /** Somebody went back to an earlier revision. */
  ROLLBACK,
  /** An upgrade did not get ready in time; its predecessor is wanted again. */
  AUTO_REVERT
}
