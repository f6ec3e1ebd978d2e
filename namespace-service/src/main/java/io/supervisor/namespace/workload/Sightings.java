package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import io.supervisor.namespace.cluster.OwnedChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What watches told of the objects of installs, as far as it matters: whether each is ready, and
 * whether somebody else changed it. Nothing in here must survive: an install of which nothing is
 * known is applied again.
 */
@ApplicationScoped
class Sightings {

  /** An install is applied again after this time, whether something was seen or not. */
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);

  /** With many installs, more seldom: so many are applied again in a second at most. */
  private static final int MOST_IN_A_SECOND = 2;

  private record Owned(String install, ObjectRef ref) {}

  private final Clock clock;
  private final Map<Owned, Boolean> ready = new ConcurrentHashMap<>();
  private final Map<Owned, Long> applied = new ConcurrentHashMap<>();
  private final Map<String, Instant> appliedAt = new ConcurrentHashMap<>();
  private final Set<String> drifted = ConcurrentHashMap.newKeySet();

  Sightings(Clock clock) {
    this.clock = clock;
  }

  /** Takes a change in. Returns whether the install has to be looked at. */
  boolean see(OwnedChange change) {
    Owned owned = new Owned(change.install(), change.object().ref());
    boolean foreign = change.gone() || isForeign(owned, change.object());
    if (foreign) {
      drifted.add(change.install());
    }
    if (change.gone()) {
      ready.remove(owned);
      applied.remove(owned);
      return true;
    }
    boolean now = Readiness.missing(change.object().content()).isEmpty();
    Boolean before = ready.put(owned, now);
    return foreign || now != (before != null && before);
  }

  private boolean isForeign(Owned owned, ClusterObject object) {
    Long known = applied.get(owned);
    return known != null && generation(object) > known;
  }

  /** Remembers how objects looked right after they were applied. */
  void applied(String install, List<ClusterObject> objects) {
    drifted.remove(install);
    objects.forEach(one -> applied.put(new Owned(install, one.ref()), generation(one)));
    appliedAt.put(install, clock.instant());
  }

  /** Whether an install should be applied again, because of a change or because of the time. */
  boolean due(String install) {
    Instant last = appliedAt.get(install);
    return drifted.contains(install)
        || last == null
        || last.plus(pause()).isBefore(clock.instant());
  }

  /** How long an install is left alone when nothing is seen of it. */
  Duration pause() {
    Duration all = Duration.ofSeconds(appliedAt.size() / MOST_IN_A_SECOND);
    return all.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : all;
  }

  /** Nothing more is wanted of an install. */
  void forget(String install) {
    appliedAt.remove(install);
    drifted.remove(install);
  }

  private static long generation(ClusterObject object) {
    return object.content().path("metadata").path("generation").asLong();
  }
}
