package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was applied of one install, and what was seen of it since. One thread at a time. */
final class Sighting {

  private static final Duration FIRST_REPAIR = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;

  private Map<ObjectRef, Long> applied = Map.of();
  private final Map<ObjectRef, Long> seen = new HashMap<>();
  private final Map<ObjectRef, Boolean> ready = new HashMap<>();
  private Instant appliedAt;
  private Instant unreadySince;
  private boolean drifted;
  private int repairs;

  /** Takes in how an object looks. Returns whether the install has to be looked at. */
  boolean see(ClusterObject object) {
    ObjectRef ref = object.ref();
    seen.put(ref, mark(object));
    boolean foreign = foreign(ref);
    drifted |= foreign;
    boolean now = Readiness.missing(object.content()).isEmpty();
    Boolean before = ready.put(ref, now);
    return foreign || now != (before != null && before);
  }

  /** Takes in that an object is gone. */
  void miss(ObjectRef ref) {
    seen.remove(ref);
    ready.remove(ref);
    drifted |= applied.containsKey(ref);
  }

  /** Everything is about to be applied; what is seen from now on may be foreign. */
  void begin() {
    repairs = drifted ? Math.min(repairs + 1, MOST_DOUBLINGS) : 0;
    drifted = false;
  }

  /** Everything was applied, and what is watched of it looked like this. */
  void applied(List<ClusterObject> watched, Instant now) {
    boolean deleted = drifted && !seen.keySet().containsAll(applied.keySet());
    Map<ObjectRef, Long> marks = new HashMap<>();
    watched.forEach(object -> marks.put(object.ref(), mark(object)));
    applied = Map.copyOf(marks);
    appliedAt = now;
    drifted = deleted || applied.keySet().stream().anyMatch(this::foreign);
  }

  private boolean foreign(ObjectRef ref) {
    Long mine = applied.get(ref);
    Long theirs = seen.get(ref);
    if (mine == null || theirs == null) {
      return false;
    }
    return isGeneration(mine) ? theirs > mine : !theirs.equals(mine);
  }

  /** The generation, which grows with each change; of kinds that have none, a mark of the spec. */
  private static long mark(ClusterObject object) {
    long generation = object.content().path("metadata").path("generation").asLong();
    return generation > 0
        ? generation
        : -Integer.toUnsignedLong(object.content().path("spec").hashCode());
  }

  private static boolean isGeneration(long mark) {
    return mark > 0;
  }

  /**
   * How long it is left alone; nothing when it is due now. A change that comes back after each
   * repair is repaired ever more seldom.
   */
  Optional<Duration> rest(Duration pause, Instant now) {
    if (appliedAt == null) {
      return Optional.empty();
    }
    Duration wait = drifted ? FIRST_REPAIR.multipliedBy(1L << repairs) : pause;
    Duration rest = Duration.between(now, appliedAt.plus(wait.compareTo(pause) < 0 ? wait : pause));
    return rest.isNegative() || rest.isZero() ? Optional.empty() : Optional.of(rest);
  }

  /** For how long the install, which ran before, has not been ready. */
  Duration unready(Instant now) {
    unreadySince = unreadySince == null ? now : unreadySince;
    return Duration.between(unreadySince, now);
  }

  void isReady() {
    unreadySince = null;
  }
}
