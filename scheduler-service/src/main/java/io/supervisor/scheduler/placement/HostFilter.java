package io.supervisor.scheduler.placement;

import java.util.List;

/** What a host itself must be for a pod, in the order in which it is looked at. */
enum HostFilter {
  NAME {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      return pod.host().names().isEmpty() || pod.host().names().contains(host.name());
    }
  },
  SCHEDULABLE {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      return host.state().takes(pod);
    }
  },
  LABELS {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      List<Selector> anyOf = pod.host().anyOf();
      return pod.host().selector().matches(host.labels())
          && (anyOf.isEmpty() || anyOf.stream().anyMatch(s -> s.matches(host.labels())));
    }
  },
  TAINTS {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      return host.taints().stream().filter(Taint::repels).allMatch(pod.host()::tolerates);
    }
  },
  NETWORK {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      return pod.host().network().isEmpty() || host.networks().contains(pod.host().network());
    }
  },
  VOLUME_REACH {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      return pod.volumes().stream().allMatch(v -> v.reachedFrom(host.labels()));
    }
  },
  TOPOLOGY {
    @Override
    boolean passes(HostSpec host, PodSpec pod) {
      return pod.pods().near().stream().allMatch(t -> host.label(t.topologyKey()) != null)
          && pod.pods().spread().stream()
              .filter(Spread::hard)
              .allMatch(s -> host.label(s.term().topologyKey()) != null);
    }
  };

  abstract boolean passes(HostSpec host, PodSpec pod);

  static boolean all(HostSpec host, PodSpec pod) {
    for (HostFilter filter : values()) {
      if (!filter.passes(host, pod)) {
        return false;
      }
    }
    return true;
  }
}
