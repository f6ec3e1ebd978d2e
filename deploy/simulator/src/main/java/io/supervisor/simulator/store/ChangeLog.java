package io.supervisor.simulator.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest changes, so that a watch can start in the past. */
public final class ChangeLog implements ChangeListener {
  private final int limit;
  private final Deque<Change> changes = new ArrayDeque<>();
  private long oldest;

  /** Knows nothing of what was before the given version. */
  public ChangeLog(int limit, long startVersion) {
    this.limit = limit;
    this.oldest = startVersion;
  }

  @Override
  public void changed(Change change) {
    changes.addLast(change);
    if (changes.size() > limit) {
      oldest = changes.removeFirst().version();
    }
  }

  /** The oldest version from which everything that came later is known. */
  public long oldest() {
    return oldest;
  }

  /** Forgets what happened up to the version. */
  public void compact(long version) {
    while (!changes.isEmpty() && changes.peekFirst().version() <= version) {
      changes.removeFirst();
    }
    oldest = Math.max(oldest, version);
  }

  public List<Change> since(long version) {
    return changes.stream().filter(c -> c.version() > version).toList();
  }
}
