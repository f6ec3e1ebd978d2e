package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod, or a virtual machine, as placement sees it; those that are equal here are of one class.
 *
 * @param requests what it uses, its overhead too; a place among the pods of its host is added
 * @param priority the higher goes first, and may push out the lower
 * @param preempts whether it does push out the lower
 * @param vmClass the VM class; empty for a pod
 */
public record PodSpec(
    String namespace,
    Map<String, String> labels,
    Resources requests,
    GpuRequest gpu,
    HostRules host,
    PodRules pods,
    int priority,
    boolean preempts,
    Set<HostPort> ports,
    List<Volume> volumes,
    String vmClass) {

  public static PodSpec of(String namespace, Map<String, String> labels, Resources requests) {
    return new PodSpec(
        namespace,
        labels,
        requests,
        GpuRequest.NONE,
        HostRules.NONE,
        PodRules.NONE,
        0,
        true,
        Set.of(),
        List.of(),
        "");
  }

  /** What it requests, and its place among the pods of its host. */
  Resources uses() {
    return requests.and(Resources.PODS, 1);
  }

  public PodSpec with(Resources wanted) {
    return new PodSpec(
        namespace, labels, wanted, gpu, host, pods, priority, preempts, ports, volumes, vmClass);
  }

  public PodSpec with(HostRules rules) {
    return new PodSpec(
        namespace, labels, requests, gpu, rules, pods, priority, preempts, ports, volumes, vmClass);
  }

  public PodSpec with(PodRules rules) {
    return new PodSpec(
        namespace, labels, requests, gpu, host, rules, priority, preempts, ports, volumes, vmClass);
  }

  public PodSpec with(GpuRequest wanted) {
    return new PodSpec(
        namespace, labels, requests, wanted, host, pods, priority, preempts, ports, volumes,
        vmClass);
  }

  public PodSpec withPriority(int wanted) {
    return new PodSpec(
        namespace, labels, requests, gpu, host, pods, wanted, preempts, ports, volumes, vmClass);
  }

  /** It waits for room, ahead of lower ones, and pushes nobody out. */
  public PodSpec preemptingNever() {
    return new PodSpec(
        namespace, labels, requests, gpu, host, pods, priority, false, ports, volumes, vmClass);
  }

  public PodSpec with(Set<HostPort> wanted) {
    return new PodSpec(
        namespace, labels, requests, gpu, host, pods, priority, preempts, wanted, volumes, vmClass);
  }

  /** With these volumes, on hosts from which they can be reached. */
  public PodSpec with(List<Volume> wanted) {
    return new PodSpec(
        namespace, labels, requests, gpu, host, pods, priority, preempts, ports, wanted, vmClass);
  }

  /** With one more volume, on hosts from which it can be reached. */
  public PodSpec with(Volume volume) {
    List<Volume> more = new ArrayList<>(volumes);
    more.add(volume);
    return with(more);
  }

  PodSpec ofVmClass(String name) {
    return new PodSpec(
        namespace, labels, requests, gpu, host, pods, priority, preempts, ports, volumes, name);
  }
}
