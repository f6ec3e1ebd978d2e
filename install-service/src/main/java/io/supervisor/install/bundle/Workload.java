package io.supervisor.install.bundle;

import java.util.Map;

/**
 * Pods of one kind that need hosts.
 *
 * @param kind Deployment, DaemonSet, StatefulSet, ReplicaSet, Job or Pod
 * @param pods how many; 0 when {@code everyHost}
 * @param everyHost one pod on every host, also on hosts that come later
 * @param cpuMillicores CPU that one pod requests
 * @param memoryMib memory that one pod requests, rounded up
 * @param resources what else one pod requests: ephemeral-storage and hugepages-* in MiB, rounded
 *     up, devices such as nvidia.com/gpu in pieces; null in what an older release wrote: nothing
 * @param constraints which hosts will do; null in what an older release wrote: nobody knows
 */
public record Workload(
    String kind,
    String name,
    int pods,
    boolean everyHost,
    long cpuMillicores,
    long memoryMib,
    Map<String, Integer> resources,
    Constraints constraints) {

  /** How many pods there are of it with so many hosts. */
  public long podsOn(int hosts) {
    return everyHost ? hosts : pods;
  }
}
