package io.supervisor.install.bundle;

import java.util.List;
import java.util.Map;

/**
 * What the pods of a workload are to other pods, and ask of them.
 *
 * @param labels by which rules of other pods may choose them
 * @param hostPorts ports of their host that they have for themselves
 */
public record PodTraits(Map<String, String> labels, List<HostPort> hostPorts, Rules rules) {

  /** Pods that say nothing. */
  public static final PodTraits NONE =
      new PodTraits(Map.of(), List.of(), new Rules(List.of(), List.of(), List.of(), List.of()));

  /**
   * A port of the host.
   *
   * @param protocol TCP, UDP or SCTP
   * @param port 1 to 65535
   * @param address empty for all addresses of the host
   */
  public record HostPort(String protocol, int port, String address) {}

  /**
   * Rules about other pods.
   *
   * @param near there must be such a pod in the same place
   * @param apart there must be none, in both directions
   */
  public record Rules(
      List<Term> near, List<Term> apart, List<LikedPods> liked, List<Spread> spread) {}

  /** All requirements must be met; none means everything. */
  public record Selector(List<Constraints.Requirement> requirements) {}

  /**
   * Other pods, and how far they count.
   *
   * @param namespaces of those pods; empty, and without labels, it is that of the install
   * @param namespaceLabels null chooses no namespaces by their labels
   * @param topologyKey label of hosts; those with the same value are one place
   */
  public record Term(
      Selector pods, List<String> namespaces, Selector namespaceLabels, String topologyKey) {}

  /**
   * Pods that are liked in the same place.
   *
   * @param weight -100 to 100, below zero they are not liked
   */
  public record LikedPods(Term term, int weight) {}

  /**
   * Pods that are to be spread evenly over places.
   *
   * @param maxSkew by how many pods two places may differ, 1 or more
   * @param hard whether a pod rather waits than breaks it
   * @param minDomains while there are fewer places than these, an empty one is taken to be there
   * @param honourTaints whether hosts with taints that the pods do not tolerate are left out
   */
  public record Spread(
      Term term, int maxSkew, boolean hard, int minDomains, boolean honourTaints) {}
}
