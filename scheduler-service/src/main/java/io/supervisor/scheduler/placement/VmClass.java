package io.supervisor.scheduler.placement;

import java.util.Map;

/**
 * A size of virtual machines, as namespaces offer them.
 *
 * @param cpu millicores that it sees
 * @param memory MiB that it sees
 * @param cpuReserved percent of the CPU that its host must have free, 0 to 100
 * @param memoryReserved percent of the memory that its host must have free, 0 to 100
 * @param gpu whole GPUs or a vGPU profile
 * @param devices passthrough devices by their kind
 */
public record VmClass(
    String name,
    int cpu,
    int memory,
    int cpuReserved,
    int memoryReserved,
    GpuRequest gpu,
    Map<String, Integer> devices) {
  private static final int ALL = 100;

  public VmClass {
    if (cpuReserved < 0 || cpuReserved > ALL || memoryReserved < 0 || memoryReserved > ALL) {
      throw new IllegalArgumentException("reservations are percentages, 0 to 100: " + name);
    }
  }

  /**
   * A machine of the class, which takes what is reserved for it, a part of a MiB as a whole one.
   */
  public PodSpec machine(String namespace, Map<String, String> labels) {
    Resources reserved = Resources.of(part(cpu, cpuReserved), part(memory, memoryReserved));
    for (Map.Entry<String, Integer> device : devices.entrySet()) {
      reserved = reserved.and(device.getKey(), device.getValue());
    }
    return PodSpec.of(namespace, labels, reserved).with(gpu).ofVmClass(name);
  }

  private static int part(int whole, int percent) {
    return (int) (((long) whole * percent + ALL - 1) / ALL);
  }
}
