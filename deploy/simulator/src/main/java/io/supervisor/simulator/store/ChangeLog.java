package io.supervisor.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** The objects of a resource as they were at the version, given those of now. */
  public Collection<ObjectNode> at(long version, Kind kind, Collection<ObjectNode> now) {
    Map<ObjectKey, ObjectNode> objects = new LinkedHashMap<>();
    now.forEach(o -> objects.put(kind.key(o), o));
    Iterator<Change> back = changes.descendingIterator();
    boolean changed = false;
    while (back.hasNext()) {
      Change change = back.next();
      if (change.version() <= version) {
        break;
      }
      if (change.key().of(kind)) {
        changed = true;
        if (change.previous() == null) {
          objects.remove(change.key());
        } else {
          objects.put(change.key(), change.previous());
        }
      }
    }
    return changed ? sorted(objects.values()) : now;
  }

  private static List<ObjectNode> sorted(Collection<ObjectNode> objects) {
    return objects.stream()
        .sorted(Comparator.comparing((ObjectNode o) -> Meta.namespace(o) + "/" + Meta.name(o)))
        .toList();
  }

  public List<Change> since(long version) {
    return changes.stream().filter(c -> c.version() > version).toList();
  }
}
