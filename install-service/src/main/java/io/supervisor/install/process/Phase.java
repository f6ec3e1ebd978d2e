package io.supervisor.install.process;

import java.util.Map;
import java.util.Set;

/** Where an install stands, and where it may go from there. */
public enum Phase {
  REQUESTED,
  WAITING,
  RENDERED,
  PLACED,
  APPLYING,
  READY,
  FAILED,
  REMOVING,
  REMOVED;

  private static final Map<Phase, Set<Phase>> MOVES =
      Map.of(
          REQUESTED, Set.of(REQUESTED, WAITING, RENDERED, FAILED, REMOVING),
          WAITING, Set.of(REQUESTED, RENDERED, FAILED, REMOVING),
          RENDERED, Set.of(REQUESTED, PLACED, APPLYING, READY, FAILED, REMOVING),
          PLACED, Set.of(REQUESTED, APPLYING, READY, FAILED, REMOVING),
          APPLYING, Set.of(REQUESTED, READY, FAILED, REMOVING),
          READY, Set.of(REQUESTED, APPLYING, FAILED, REMOVING),
          FAILED, Set.of(REQUESTED, PLACED, APPLYING, READY, REMOVING),
          REMOVING, Set.of(REMOVING, REMOVED),
          REMOVED, Set.of(REQUESTED, REMOVING));

  /** Whether the process may go from here to {@code next}. */
  public boolean mayBecome(Phase next) {
    return MOVES.get(this).contains(next);
  }
}
