package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which hosts will do for the pods of a workload. Where nothing is said, as in what an older
 * release wrote, nothing is known: then no taint keeps the pods away.
 *
 * @param nodeSelector labels that the host must have
 * @param nodeTerms all requirements of one term must be met; empty means any host
 * @param tolerations taints that the pods put up with
 * @param onePerHost two of the pods must not share a host
 * @param likedHosts hosts that are better than others, though any will do
 * @param pods what the pods are to other pods, and ask of them
 */
public record Constraints(
    Map<String, String> nodeSelector,
    List<List<Requirement>> nodeTerms,
    List<Toleration> tolerations,
    boolean onePerHost,
    List<LikedHosts> likedHosts,
    PodTraits pods) {

  /** Any host. */
  public static final Constraints NONE = new Constraints(Map.of(), List.of(), List.of(), false);

  private static final List<Toleration> EVERYTHING = List.of(new Toleration("", true, "", ""));

  /** Nobody said what the pods ask for. */
  public static final Constraints UNKNOWN = new Constraints(Map.of(), List.of(), EVERYTHING, false);

  /** Taints of conditions that pods of every host put up with, as the DaemonSet controller says. */
  private static final List<Toleration> OF_EVERY_HOST =
      Stream.of("memory-pressure", "disk-pressure", "pid-pressure", "network-unavailable")
          .map(key -> new Toleration("node.kubernetes.io/" + key, true, "", ""))
          .toList();

  public Constraints {
    boolean silent = nodeSelector == null && nodeTerms == null && tolerations == null;
    nodeSelector = nodeSelector == null ? Map.of() : nodeSelector;
    nodeTerms = nodeTerms == null ? List.of() : nodeTerms;
    tolerations = silent ? EVERYTHING : tolerations == null ? List.of() : tolerations;
    likedHosts = likedHosts == null ? List.of() : likedHosts;
    pods = pods == null ? PodTraits.NONE : pods;
  }

  /** Pods to which others do not matter. */
  public Constraints(
      Map<String, String> nodeSelector,
      List<List<Requirement>> nodeTerms,
      List<Toleration> tolerations,
      boolean onePerHost) {
    this(nodeSelector, nodeTerms, tolerations, onePerHost, List.of(), PodTraits.NONE);
  }

  public Constraints with(PodTraits traits) {
    return new Constraints(nodeSelector, nodeTerms, tolerations, onePerHost, likedHosts, traits);
  }

  /** The same for pods of a namespace. */
  public Constraints in(String namespace) {
    return with(pods.in(namespace));
  }

  /** The same for pods that every host gets. */
  Constraints onEveryHost() {
    return new Constraints(
        nodeSelector,
        nodeTerms,
        Stream.concat(tolerations.stream(), OF_EVERY_HOST.stream()).toList(),
        onePerHost,
        likedHosts,
        pods);
  }

  HostRules ofHosts() {
    return new HostRules(
            Set.of(),
            Selector.of(nodeSelector),
            nodeTerms.stream().map(Selector::new).toList(),
            tolerations)
        .and(likedHosts);
  }

  /** The rules about others and, by the term, about pods of the same workload. */
  PodRules ofPods(String namespace, PodTerm same) {
    return pods.rulesIn(namespace)
        .and(
            new PodRules(
                List.of(),
                onePerHost ? List.of(same) : List.of(),
                List.of(),
                List.of(Spread.soft(same))));
  }
}
