package io.supervisor.scheduler.slot;

/**
 * What the slots on a host use together.
 *
 * @param cpu millicores
 * @param memory MiB
 * @param pods how many there are
 */
public record Used(long cpu, long memory, int pods) {
  public static final Used NOTHING = new Used(0, 0, 0);

  Used and(Reservation slot) {
    return new Used(cpu + slot.cpuMillicores(), memory + slot.memoryMib(), pods + 1);
  }
}
