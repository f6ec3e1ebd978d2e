package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Volume;
import java.util.List;
import java.util.Map;

/**
 * A pod that waits for a host.
 *
 * @param install that it says it belongs to; its namespace must be the install's
 * @param workload kind and name of what it belongs to
 * @param pinnedHost the only host it may go to (DaemonSet), or empty
 * @param resources what else it requests: ephemeral storage in MiB, devices in pieces
 * @param volumes that it uses, and from where they can be reached
 */
public record PendingPod(
    String supervisor,
    String install,
    String namespace,
    String workload,
    String uid,
    String pinnedHost,
    long cpuMillicores,
    long memoryMib,
    Map<String, Integer> resources,
    List<Volume> volumes) {

  /** Whether it may go to the host, by its name and by what its volumes can be reached from. */
  boolean mayGoTo(Room room) {
    return pinnedHost.isEmpty() ? room.reaches(volumes) : room.host().equals(pinnedHost);
  }
}
