package io.supervisor.namespace.supervisor;

import io.supervisor.namespace.cluster.Access;
import java.time.Duration;

/** Somebody who looks at every Supervisor again and again. */
public interface SupervisorObserver {

  /** What it looks at, for the log. */
  String name();

  /**
   * Looks at the Supervisor behind an access; blocks. Returns when to look again. A failure is
   * tried again with growing pauses.
   */
  Duration observe(Access access);
}
