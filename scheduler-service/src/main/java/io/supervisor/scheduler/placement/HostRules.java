package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Set;

/**
 * What a pod wants of its host.
 *
 * @param names the hosts that are possible at all; empty means all
 * @param selector labels that the host must have
 * @param anyOf selectors of which the host must meet one; empty means any host
 */
public record HostRules(
    Set<String> names, Selector selector, List<Selector> anyOf, List<Toleration> tolerations) {
  public static final HostRules NONE = new HostRules(Set.of(), Selector.ALL, List.of(), List.of());

  public static HostRules only(String host) {
    return new HostRules(Set.of(host), Selector.ALL, List.of(), List.of());
  }

  public static HostRules with(Selector labels) {
    return new HostRules(Set.of(), Selector.ALL, List.of(labels), List.of());
  }
}
