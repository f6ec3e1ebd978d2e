package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.OwnedChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private final Clock clock;
  private final Map<String, Sighting> installs = new HashMap<>();

  Sightings(Clock clock) {
    this.clock = clock;
  }

  private Sighting of(String install) {
    return installs.computeIfAbsent(install, id -> new Sighting());
  }

  /** Takes a change in. Returns whether the install has to be looked at. */
  synchronized boolean see(OwnedChange change) {
    Sighting sighting = of(change.install());
    if (change.gone()) {
      sighting.miss(change.object().ref());
      return true;
    }
    return sighting.see(change.object());
  }

  /** All objects of an install are about to be applied. */
  synchronized void begin(String install) {
    of(install).begin();
  }

  /** All objects of an install were applied; those that are watched looked like this then. */
  synchronized void applied(String install, List<ClusterObject> watched) {
    of(install).applied(watched, clock.instant());
  }

  /** Whether an install should be applied again, because of a change or because of the time. */
  synchronized boolean due(String install) {
    return of(install).rest(pause(), clock.instant()).isEmpty();
  }

  /** How long an install is left alone when nothing more is seen of it. */
  synchronized Duration rest(String install) {
    return of(install).rest(pause(), clock.instant()).orElse(Duration.ZERO);
  }

  private Duration pause() {
    Duration all = Duration.ofSeconds(installs.size() / MOST_IN_A_SECOND);
    return all.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : all;
  }

  /** For how long an install that was ready is not any more. */
  synchronized Duration unready(String install) {
    return of(install).unready(clock.instant());
  }

  synchronized void isReady(String install) {
    of(install).isReady();
  }

  /** Nothing more is wanted of an install. */
  synchronized void forget(String install) {
    installs.remove(install);
  }
}
