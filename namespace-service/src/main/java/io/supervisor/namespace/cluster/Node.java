package io.supervisor.namespace.cluster;

import java.util.List;
import java.util.Map;

/**
 * A host as its node object tells.
 *
 * @param zone vSphere zone; empty when it has none
 * @param cpuMillicores allocatable CPU
 * @param memoryMib allocatable memory, rounded down
 * @param pods most pods it runs
 * @param resources what else pods may request there: ephemeral-storage and hugepages-* in MiB,
 *     rounded down, devices such as nvidia.com/gpu in pieces
 * @param taints without those that {@code schedulable} speaks of
 */
public record Node(
    String name,
    boolean schedulable,
    String address,
    String zone,
    long cpuMillicores,
    long memoryMib,
    int pods,
    Map<String, Integer> resources,
    Map<String, String> labels,
    List<NodeTaint> taints) {}
