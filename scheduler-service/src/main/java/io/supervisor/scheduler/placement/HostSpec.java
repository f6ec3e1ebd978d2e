package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A host as it is known.
 *
 * @param capacity what pods may use
 * @param gpus the models of its GPUs, 64 at most
 * @param mixedVgpu whether one of its GPUs may carry several vGPU profiles at a time
 * @param networks the types of network that it has
 */
public record HostSpec(
    String name,
    Map<String, String> labels,
    List<Taint> taints,
    HostState state,
    Resources capacity,
    List<String> gpus,
    boolean mixedVgpu,
    Set<String> networks) {

  /** A host without labels and taints that takes pods. */
  public static HostSpec of(String name, Resources capacity) {
    return new HostSpec(
        name, Map.of(), List.of(), HostState.OPEN, capacity, List.of(), false, Set.of());
  }

  public HostSpec with(Map<String, String> newLabels, List<Taint> newTaints) {
    return new HostSpec(name, newLabels, newTaints, state, capacity, gpus, mixedVgpu, networks);
  }

  public HostSpec with(HostState newState) {
    return new HostSpec(name, labels, taints, newState, capacity, gpus, mixedVgpu, networks);
  }

  public HostSpec with(Resources newCapacity) {
    return new HostSpec(name, labels, taints, state, newCapacity, gpus, mixedVgpu, networks);
  }

  public HostSpec withGpus(List<String> models) {
    return new HostSpec(name, labels, taints, state, capacity, models, mixedVgpu, networks);
  }

  public HostSpec withMixedVgpu() {
    return new HostSpec(name, labels, taints, state, capacity, gpus, true, networks);
  }

  public HostSpec withNetworks(Set<String> types) {
    return new HostSpec(name, labels, taints, state, capacity, gpus, mixedVgpu, types);
  }

  /** The label, or the name where there is no label with the name of the host. */
  String label(String key) {
    String value = labels.get(key);
    return value == null && key.equals(PodTerm.HOSTNAME) ? name : value;
  }
}
