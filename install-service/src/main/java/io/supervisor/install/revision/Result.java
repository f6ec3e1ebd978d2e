package io.supervisor.install.revision;

/** How a revision ended. PENDING and FAILED may still become READY. */
public enum Result {
  PENDING,
  READY,
  FAILED,
  /** Another one was wanted before it got ready. */
  SUPERSEDED,
  /** It did not get ready in time; the one before is wanted again. */
  REVERTED
}
