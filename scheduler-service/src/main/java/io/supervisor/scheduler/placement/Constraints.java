package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which hosts will do for the pods of a workload.
 *
 * @param nodeSelector labels that the host must have
 * @param nodeTerms all requirements of one term must be met; empty means any host
 * @param tolerations taints that the pods put up with
 * @param onePerHost two of the pods must not share a host
 */
public record Constraints(
    Map<String, String> nodeSelector,
    List<List<Requirement>> nodeTerms,
    List<Toleration> tolerations,
    boolean onePerHost) {

  /** Any host. */
  public static final Constraints NONE = new Constraints(Map.of(), List.of(), List.of(), false);

  public Constraints {
    nodeSelector = nodeSelector == null ? Map.of() : nodeSelector;
    nodeTerms = nodeTerms == null ? List.of() : nodeTerms;
    tolerations = tolerations == null ? List.of() : tolerations;
  }

  HostRules ofHosts() {
    return new HostRules(
        Set.of(),
        Selector.of(nodeSelector),
        nodeTerms.stream().map(Selector::new).toList(),
        tolerations);
  }

  PodRules ofPods(PodTerm same) {
    return new PodRules(
        List.of(), onePerHost ? List.of(same) : List.of(), List.of(), List.of(Spread.soft(same)));
  }
}
