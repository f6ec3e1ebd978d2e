package io.supervisor.scheduler.capacity;

import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Stock;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host and what is free on it. CPU in millicores, memory in MiB.
 *
 * @param schedulable ready, and taking pods
 * @param cpuMillicores allocatable CPU
 * @param cpuFree what no slot and no foreign pod uses; below zero when the host shrank
 * @param podsFree free places for pods
 * @param resources what else it has: ephemeral-storage and hugepages-* in MiB, devices in pieces
 */
public record HostUse(
    String name,
    boolean schedulable,
    long cpuMillicores,
    long cpuFree,
    long memoryMib,
    long memoryFree,
    int podsFree,
    Map<String, Stock> resources) {

  /** As the API shows it. */
  public static HostUse of(Room room) {
    return new HostUse(
        room.host(),
        room.schedulable(),
        room.cpuTotal(),
        room.cpuMillicores(),
        room.memoryTotal(),
        room.memoryMib(),
        room.pods(),
        new TreeMap<>(room.resources()));
  }
}
