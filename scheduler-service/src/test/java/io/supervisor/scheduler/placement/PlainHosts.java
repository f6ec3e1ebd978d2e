package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;

/** What hosts themselves must be for a pod, once more, slow and plain. */
final class PlainHosts {
  private PlainHosts() {}

  static boolean allowed(PodSpec pod, HostSpec host) {
    boolean named = pod.host().names().isEmpty() || pod.host().names().contains(host.name());
    boolean network =
        pod.host().network().isEmpty() || host.networks().contains(pod.host().network());
    return named
        && network
        && open(pod, host)
        && labelled(pod, host)
        && tolerated(pod, host)
        && pod.volumes().stream()
            .allMatch(
                v ->
                    v.anyOf().isEmpty()
                        || v.anyOf().stream().anyMatch(one -> selects(one, host.labels())));
  }

  private static boolean open(PodSpec pod, HostSpec host) {
    if (host.state() == HostState.CORDONED) {
      Taint cordon = new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");
      return tolerates(pod, cordon);
    }
    return host.state() == HostState.OPEN;
  }

  static boolean labelled(PodSpec pod, HostSpec host) {
    List<Selector> anyOf = pod.host().anyOf();
    return selects(pod.host().selector(), host.labels())
        && (anyOf.isEmpty() || anyOf.stream().anyMatch(s -> selects(s, host.labels())));
  }

  static boolean tolerated(PodSpec pod, HostSpec host) {
    for (Taint taint : host.taints()) {
      boolean soft = taint.effect().equals("PreferNoSchedule");
      if (!soft && !tolerates(pod, taint)) {
        return false;
      }
    }
    return true;
  }

  static boolean tolerates(PodSpec pod, Taint taint) {
    boolean tolerated = false;
    for (Toleration one : pod.host().tolerations()) {
      boolean key = one.key().isEmpty() || one.key().equals(taint.key());
      boolean effect = one.effect().isEmpty() || one.effect().equals(taint.effect());
      tolerated |= key && effect && (one.anyValue() || one.value().equals(taint.value()));
    }
    return tolerated;
  }

  static boolean selects(Selector selector, Map<String, String> labels) {
    for (Requirement one : selector.requirements()) {
      String value = labels.get(one.key());
      boolean met =
          switch (one.operator()) {
            case IN -> value != null && one.values().contains(value);
            case NOT_IN -> value == null || !one.values().contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GT -> value != null && number(value) > number(one.values().iterator().next());
            case LT -> value != null && number(value) < number(one.values().iterator().next());
          };
      if (!met) {
        return false;
      }
    }
    return true;
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }
}
