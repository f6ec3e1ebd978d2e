package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;

/**
 * All that an engine knows, to go on elsewhere or after a restart: an engine made of it decides as
 * the one it was taken from would have.
 *
 * @param order names of all hosts there ever were, as they came: of equal hosts the first is taken
 * @param hosts those that are there
 * @param foreign what others use, by host and resource
 * @param pods as they came
 * @param largest the most of each resource that a host has had
 * @param largestGpus the most GPUs a host has had, in thousandths
 */
public record EngineImage(
    List<String> order,
    Map<String, HostSpec> hosts,
    Map<String, Map<String, Integer>> foreign,
    List<NamespaceSpec> namespaces,
    Map<String, Budget> budgets,
    List<PlacedPod> pods,
    Resources largest,
    int largestGpus) {

  /**
   * A pod on its host.
   *
   * @param gpus those of the host that it has, as bits
   */
  public record PlacedPod(PodSpec spec, String host, long gpus) {}
}
