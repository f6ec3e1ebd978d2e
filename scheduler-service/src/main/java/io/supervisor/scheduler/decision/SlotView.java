package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.slot.Reservation;

/** One slot of an install, and whether a pod has taken it. */
record SlotView(
    String workload,
    String host,
    long generation,
    long cpuMillicores,
    long memoryMib,
    boolean taken) {

  static SlotView of(Reservation slot) {
    return new SlotView(
        slot.workload(),
        slot.host(),
        slot.generation(),
        slot.cpuMillicores(),
        slot.memoryMib(),
        !slot.free());
  }
}
