package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Set;

/**
 * What a pod wants of its host.
 *
 * @param names the hosts that are possible at all; empty means all
 * @param selector labels that the host must have
 * @param anyOf selectors of which the host must meet one; empty means any host
 * @param liked hosts that are better than others, though any will do
 * @param network the type of network that the host must have; empty means any
 */
public record HostRules(
    Set<String> names,
    Selector selector,
    List<Selector> anyOf,
    List<Toleration> tolerations,
    List<LikedHosts> liked,
    String network) {
  public static final HostRules NONE = new HostRules(Set.of(), Selector.ALL, List.of(), List.of());

  /** How much an untolerated taint counts that only dissuades: as much as all of a policy. */
  private static final double DISSUADED = 1;

  /** How much hosts count that are liked with a weight of 1. */
  private static final double LIKED = 0.02;

  /** Rules without what only makes a host better. */
  public HostRules(
      Set<String> names, Selector selector, List<Selector> anyOf, List<Toleration> tolerations) {
    this(names, selector, anyOf, tolerations, List.of(), "");
  }

  public static HostRules only(String host) {
    return new HostRules(Set.of(host), Selector.ALL, List.of(), List.of());
  }

  public static HostRules with(Selector labels) {
    return new HostRules(Set.of(), Selector.ALL, List.of(labels), List.of());
  }

  public HostRules and(List<LikedHosts> hosts) {
    return new HostRules(names, selector, anyOf, tolerations, hosts, network);
  }

  public HostRules onNetwork(String type) {
    return new HostRules(names, selector, anyOf, tolerations, liked, type);
  }

  boolean tolerates(Taint taint) {
    return tolerations.stream().anyMatch(one -> one.tolerates(taint));
  }

  /** What labels and taints of a host add to its score. */
  double liking(HostSpec host) {
    double sum = 0;
    for (LikedHosts one : liked) {
      sum += one.hosts().matches(host.labels()) ? LIKED * one.weight() : 0;
    }
    for (Taint taint : host.taints()) {
      sum -= taint.dissuades() && !tolerates(taint) ? DISSUADED : 0;
    }
    return sum;
  }
}
