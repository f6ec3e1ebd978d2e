package io.supervisor.scheduler.engine;

/**
 * What is free on a host.
 *
 * @param cpuMillicores free CPU
 * @param memoryMib free memory
 * @param pods free pod places
 * @param cpuTotal allocatable CPU, for scores
 * @param memoryTotal allocatable memory, for scores
 */
public record Room(
    String host,
    boolean schedulable,
    long cpuMillicores,
    long memoryMib,
    int pods,
    long cpuTotal,
    long memoryTotal) {

  Room without(Demand demand) {
    return new Room(
        host,
        schedulable,
        cpuMillicores - demand.cpuMillicores(),
        memoryMib - demand.memoryMib(),
        pods - 1,
        cpuTotal,
        memoryTotal);
  }

  /** Share that would be free after one pod of {@code demand}, of the scarcer resource. */
  double freeAfter(Demand demand) {
    double cpu = share(cpuMillicores - demand.cpuMillicores(), cpuTotal);
    double memory = share(memoryMib - demand.memoryMib(), memoryTotal);
    return Math.min(cpu, memory);
  }

  private static double share(long free, long total) {
    return total == 0 ? 0 : (double) free / total;
  }
}
