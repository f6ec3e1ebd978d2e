package io.supervisor.scheduler.placement;

import java.util.Map;

/**
 * A pod as placement sees it; pods that are equal here are of one class.
 *
 * @param requests what it uses; a place among the pods of its host is added
 * @param priority the higher goes first, and may push out the lower
 */
public record PodSpec(
    String namespace,
    Map<String, String> labels,
    Resources requests,
    GpuRequest gpu,
    HostRules host,
    PodRules pods,
    int priority) {

  public static PodSpec of(String namespace, Map<String, String> labels, Resources requests) {
    return new PodSpec(
        namespace, labels, requests, GpuRequest.NONE, HostRules.NONE, PodRules.NONE, 0);
  }

  public PodSpec with(HostRules rules) {
    return new PodSpec(namespace, labels, requests, gpu, rules, pods, priority);
  }

  public PodSpec with(PodRules rules) {
    return new PodSpec(namespace, labels, requests, gpu, host, rules, priority);
  }

  public PodSpec with(GpuRequest wanted) {
    return new PodSpec(namespace, labels, requests, wanted, host, pods, priority);
  }

  public PodSpec withPriority(int wanted) {
    return new PodSpec(namespace, labels, requests, gpu, host, pods, wanted);
  }
}
