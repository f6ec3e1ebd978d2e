package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.TreeMap;

/**
 * Room for one pod of a workload on a host.
 *
 * @param resources what else its pod uses, as in {@link Resources}
 * @param constraints what its pod asks of a host
 */
public record Slot(
    String workload,
    String host,
    long cpuMillicores,
    long memoryMib,
    Map<String, Integer> resources,
    Constraints constraints) {
  private static final String EVERY_HOST = "DaemonSet/";

  /** A pod that nothing would make again. */
  private static final String ALONE = "Pod/";

  /** Room for a pod that uses nothing else. */
  public Slot(
      String workload, String host, long cpuMillicores, long memoryMib, Constraints constraints) {
    this(workload, host, cpuMillicores, memoryMib, Map.of(), constraints);
  }

  /** Room for a pod that asks nothing of its host. */
  public Slot(String workload, String host, long cpuMillicores, long memoryMib) {
    this(workload, host, cpuMillicores, memoryMib, Constraints.NONE);
  }

  /** Whether a pod that asks for this can have it, as far as it is a matter of its size. */
  public boolean fits(Demand demand) {
    return workload.equals(demand.workload())
        && cpuMillicores == demand.cpuMillicores()
        && memoryMib == demand.memoryMib()
        && resources.equals(demand.resources());
  }

  /** Whether its workload has a pod on every host. */
  boolean onEveryHost() {
    return workload.startsWith(EVERY_HOST);
  }

  /** Whether its pod may leave the host: another one is made elsewhere then. */
  boolean moves() {
    return !onEveryHost() && !workload.startsWith(ALONE);
  }

  /** Whether its pod has a device of its host: such a pod is not moved to even out hosts. */
  boolean hasDevices() {
    return resources.entrySet().stream().anyMatch(Slot::isDevice);
  }

  private static boolean isDevice(Map.Entry<String, Integer> used) {
    return Resources.isDevice(used.getKey()) && used.getValue() > 0;
  }

  /** How much its pod has of each device. */
  Map<String, Integer> devices() {
    Map<String, Integer> devices = new TreeMap<>(resources);
    devices.entrySet().removeIf(used -> !isDevice(used));
    return devices;
  }

  /** What its pod uses, beside its place among the pods of the host. */
  Resources uses() {
    return Resources.of(Resources.amount(cpuMillicores), Resources.amount(memoryMib))
        .and(resources);
  }

  /** One pod of this size. */
  Demand demand() {
    return new Demand(
        workload,
        onEveryHost() ? 0 : 1,
        onEveryHost(),
        cpuMillicores,
        memoryMib,
        resources,
        constraints);
  }

  /** The same on another host. */
  public Slot on(String other) {
    return new Slot(workload, other, cpuMillicores, memoryMib, resources, constraints);
  }

  Slot with(Constraints others) {
    return new Slot(workload, host, cpuMillicores, memoryMib, resources, others);
  }

  /** Whether it is the same room, whatever its pod asks of a host. */
  public boolean sameRoom(Slot other) {
    return with(Constraints.NONE).equals(other.with(Constraints.NONE));
  }
}
