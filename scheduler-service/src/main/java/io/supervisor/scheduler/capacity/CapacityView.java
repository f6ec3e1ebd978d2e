package io.supervisor.scheduler.capacity;

import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a Supervisor has and what is free. CPU in millicores, memory in MiB; the sums are of hosts
 * that take pods.
 *
 * @param epoch how many decisions had been made
 * @param slots how many pods have a place reserved
 * @param settings how what is free is used
 */
record CapacityView(
    String supervisor,
    long epoch,
    int slots,
    long cpuMillicores,
    long cpuFree,
    long memoryMib,
    long memoryFree,
    Settings settings,
    List<HostUse> hosts) {

  static CapacityView of(Snapshot snapshot) {
    return new CapacityView(
        snapshot.supervisor(),
        snapshot.epoch(),
        snapshot.held().size(),
        sum(snapshot, Room::cpuTotal),
        sum(snapshot, Room::cpuMillicores),
        sum(snapshot, Room::memoryTotal),
        sum(snapshot, Room::memoryMib),
        snapshot.settings(),
        snapshot.free().stream().map(HostUse::of).toList());
  }

  private static long sum(Snapshot snapshot, ToLongFunction<Room> of) {
    return snapshot.free().stream().filter(Room::schedulable).mapToLong(of).sum();
  }
}
