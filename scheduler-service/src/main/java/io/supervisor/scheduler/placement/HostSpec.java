package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;

/**
 * A host as it is known.
 *
 * @param open whether it takes new pods: CRX is ready, and there is no maintenance
 * @param capacity what pods may use
 * @param gpus the models of its GPUs, 64 at most
 */
public record HostSpec(
    String name,
    Map<String, String> labels,
    List<Taint> taints,
    boolean open,
    Resources capacity,
    List<String> gpus) {

  /** A host without labels and taints that takes pods. */
  public static HostSpec of(String name, Resources capacity) {
    return new HostSpec(name, Map.of(), List.of(), true, capacity, List.of());
  }

  public HostSpec with(Map<String, String> newLabels, List<Taint> newTaints) {
    return new HostSpec(name, newLabels, newTaints, open, capacity, gpus);
  }

  public HostSpec withGpus(List<String> models) {
    return new HostSpec(name, labels, taints, open, capacity, models);
  }

  /** The label, or the name where there is no label with the name of the host. */
  String label(String key) {
    String value = labels.get(key);
    return value == null && key.equals(PodTerm.HOSTNAME) ? name : value;
  }
}
