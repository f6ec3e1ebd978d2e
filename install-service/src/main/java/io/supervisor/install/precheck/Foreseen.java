package io.supervisor.install.precheck;

import java.util.List;
import java.util.Map;

/**
 * Where scheduler-service would put the pods of an install.
 *
 * @param placed whether all of them have a host
 * @param hosts how many pods each host would get
 * @param refused the workload without room; empty when there is none
 * @param danger why it is refused although there is room; empty otherwise
 * @param removed how many hosts each filter removes for it
 * @param remedies the smallest changes that would let it in
 * @param cpuFree millicores that would be left on the hosts that take pods
 * @param memoryFree MiB that would be left there
 */
record Foreseen(
    boolean placed,
    Map<String, Integer> hosts,
    String refused,
    String danger,
    Map<String, Integer> removed,
    List<String> remedies,
    long cpuFree,
    long memoryFree) {}
