package io.supervisor.namespace.workload;

/** Where the objects of an install stand on their Supervisor. */
enum State {
  WANTED,
  APPLIED,
  READY,
  DEGRADED,
  REMOVING,
  REMOVED
}
