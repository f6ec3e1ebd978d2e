package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Two engines in the same state, to which the hosts came in different orders. */
final class Twins {
  private static final double ROUNDING = 1e-9;

  private final Engine one;
  private final Engine other;
  private final List<Integer> pods = new ArrayList<>();
  private final List<Integer> others = new ArrayList<>();

  Twins(Policy policy, List<HostSpec> hosts, List<HostSpec> sameHosts) {
    one = new Engine(policy);
    other = new Engine(policy);
    hosts.forEach(one::putHost);
    sameHosts.forEach(other::putHost);
  }

  void play(Event event) {
    if (event instanceof Event.Host host) {
      one.putHost(host.spec());
      other.putHost(host.spec());
    } else if (event instanceof Event.Remove remove) {
      remove("h" + remove.host());
    } else if (event instanceof Event.Place place) {
      place(place.pod());
    } else if (event instanceof Event.Release release && !pods.isEmpty()) {
      int which = release.which() % pods.size();
      one.release(pods.remove(which));
      other.release(others.remove(which));
    }
  }

  private void remove(String host) {
    for (int i = pods.size() - 1; i >= 0; i--) {
      if (one.host(pods.get(i)).equals(host)) {
        pods.remove(i);
        others.remove(i);
      }
    }
    assertThat(other.removeHost(host)).hasSameSizeAs(one.removeHost(host));
  }

  /** Each chooses one of those that are best for the first; then both go on with its choice. */
  private void place(PodSpec pod) {
    int kind = one.classOf(pod);
    int otherKind = other.classOf(pod);
    List<Candidate> all = one.explain().candidates(kind, Integer.MAX_VALUE);
    int placed = one.place(kind);
    int otherPlaced = other.place(otherKind);
    if (placed == Engine.NONE) {
      assertThat(otherPlaced).isEqualTo(Engine.NONE);
      return;
    }
    assertThat(all)
        .filteredOn(candidate -> candidate.score() > all.get(0).score() - ROUNDING)
        .extracting(Candidate::host)
        .contains(one.host(placed), other.host(otherPlaced));
    other.release(otherPlaced);
    pods.add(placed);
    others.add(other.placeOn(otherKind, one.host(placed)));
    assertThat(others).doesNotContain(Engine.NONE);
  }
}
