package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.TreeSet;

/**
 * {@link Fragmentation} for devices that are counted by their names, of which it is not known which
 * one a pod has: whole GPUs, vGPUs of a profile, functions of a network card. What is free of a
 * device on a host is waste for a typical pod that does not want it, or does not fit the host.
 */
final class DeviceFragmentation extends Wasting {
  /** As much as a blend of 50 in thousandths of the GPUs of a host with eight ("openb" trace). */
  private static final double FULLEST = 50.0 / 8000;

  private static final double LEAST = -2;

  private final int[] devices;

  /** How much of each device a pod takes, or none. */
  private final int[] taken;

  private final int[] nothing;

  /** By kind of pod: its part, CPU, memory, and how much of each device. */
  private final double[] parts;

  private final int[] cpu;
  private final int[] memory;
  private final int[][] wanted;

  DeviceFragmentation(HostTable hosts, List<TypicalUse> typical) {
    super(hosts);
    TreeSet<String> names = new TreeSet<>();
    typical.forEach(kind -> names.addAll(kind.uses().amounts().keySet()));
    names.removeIf(name -> !Resources.isDevice(name));
    this.devices = names.stream().mapToInt(hosts::resource).toArray();
    this.taken = new int[devices.length];
    this.nothing = new int[devices.length];
    this.parts = typical.stream().mapToDouble(TypicalUse::part).toArray();
    this.cpu = typical.stream().mapToInt(kind -> kind.uses().of(Resources.CPU)).toArray();
    this.memory = typical.stream().mapToInt(kind -> kind.uses().of(Resources.MEMORY)).toArray();
    this.wanted =
        typical.stream()
            .map(kind -> names.stream().mapToInt(kind.uses()::of).toArray())
            .toArray(int[][]::new);
  }

  @Override
  double score(PodClass pod, int host) {
    int cpuLeft = hosts.free(HostTable.CPU, host) - pod.amount(HostTable.CPU);
    int memoryLeft = hosts.free(HostTable.MEMORY, host) - pod.amount(HostTable.MEMORY);
    double free = 0.5 * cpuLeft / Math.max(1, hosts.largest(HostTable.CPU));
    for (int d = 0; d < devices.length; d++) {
      taken[d] = pod.amount(devices[d]);
      free += 0.5 * part(d, host, taken);
    }
    double more = wasted(host, cpuLeft, memoryLeft, taken) - now(host);
    double score = -(more + FULLEST * free) / Math.max(1, devices.length);
    return Math.max(LEAST, Math.min(1, score));
  }

  @Override
  double wasted(int host) {
    return wasted(
        host, hosts.free(HostTable.CPU, host), hosts.free(HostTable.MEMORY, host), nothing);
  }

  /** Of each device at most 1, the most that a host has had, when so much is free. */
  private double wasted(int host, int cpuFree, int memoryFree, int[] less) {
    double sum = 0;
    for (int kind = 0; kind < parts.length; kind++) {
      boolean fits =
          cpu[kind] <= cpuFree && memory[kind] <= memoryFree && fits(wanted[kind], host, less);
      for (int d = 0; d < devices.length; d++) {
        if (!fits || wanted[kind][d] == 0) {
          sum += parts[kind] * part(d, host, less);
        }
      }
    }
    return sum;
  }

  private boolean fits(int[] wants, int host, int[] less) {
    for (int d = 0; d < devices.length; d++) {
      if (wants[d] > hosts.free(devices[d], host) - less[d]) {
        return false;
      }
    }
    return true;
  }

  /** How much of a device is free there, of the most that a host has had. */
  private double part(int device, int host, int[] less) {
    return (double) (hosts.free(devices[device], host) - less[device])
        / Math.max(1, hosts.largest(devices[device]));
  }
}
