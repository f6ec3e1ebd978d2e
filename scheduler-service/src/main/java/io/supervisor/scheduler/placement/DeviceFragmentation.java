package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.TreeSet;

/**
 * {@link Fragmentation} for devices that are counted by their names, of which it is not known which
 * one a pod has: whole GPUs, vGPUs of a profile, functions of a network card. What is free of a
 * device on a host is waste for a typical pod that does not want it, or does not fit the host.
 */
final class DeviceFragmentation extends Scoring {
  /** As much as a blend of 50 in thousandths of the GPUs of a host with eight ("openb" trace). */
  private static final double FULLEST = 50.0 / 8000;

  private static final double LEAST = -2;

  private final int[] devices;
  private final double[] parts;

  /** By kind of pod: CPU, memory, and how much of each device. */
  private final int[] cpu;

  private final int[] memory;
  private final int[][] wanted;

  DeviceFragmentation(HostTable hosts, List<TypicalUse> typical) {
    super(hosts);
    TreeSet<String> names = new TreeSet<>();
    typical.forEach(kind -> names.addAll(kind.uses().amounts().keySet()));
    names.removeIf(name -> !Resources.isDevice(name));
    this.devices = names.stream().mapToInt(hosts::resource).toArray();
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
    double less = wasted(host, null) - wasted(host, pod);
    double use = 0.5 * part(HostTable.CPU, host, pod.amount(HostTable.CPU));
    for (int device : devices) {
      use += 0.5 / devices.length * part(device, host, pod.amount(device));
    }
    return Math.max(LEAST, Math.min(1, less - FULLEST * use));
  }

  /** How much of the largest host's is free there when so much more is used; 0 when none has it. */
  private double part(int resource, int host, int more) {
    return (double) (hosts.free(resource, host) - more) / Math.max(1, hosts.largest(resource));
  }

  /** Between 0 and 1, when the pod, if there is one, is there. */
  private double wasted(int host, PodClass pod) {
    double sum = 0;
    for (int kind = 0; kind < parts.length; kind++) {
      boolean fits = fits(kind, host, pod);
      for (int d = 0; d < devices.length; d++) {
        if (!fits || wanted[kind][d] == 0) {
          sum += parts[kind] * part(devices[d], host, amount(pod, devices[d])) / devices.length;
        }
      }
    }
    return sum;
  }

  private boolean fits(int kind, int host, PodClass pod) {
    boolean fits =
        cpu[kind] <= hosts.free(HostTable.CPU, host) - amount(pod, HostTable.CPU)
            && memory[kind] <= hosts.free(HostTable.MEMORY, host) - amount(pod, HostTable.MEMORY);
    for (int d = 0; fits && d < devices.length; d++) {
      fits = wanted[kind][d] <= hosts.free(devices[d], host) - amount(pod, devices[d]);
    }
    return fits;
  }

  private static int amount(PodClass pod, int resource) {
    return pod == null ? 0 : pod.amount(resource);
  }
}
