package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRows;
import io.supervisor.scheduler.host.Used;
import io.supervisor.scheduler.placement.Room;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what is free on the hosts of many Supervisors at once. */
public final class RoomRows {

  private RoomRows() {}

  /** Free room of the Supervisors whose hosts are known, by Supervisor and in the hosts' order. */
  public static Map<String, List<Room>> of(Connection connection, Object[] supervisors)
      throws SQLException {
    return rooms(
        HostRows.of(connection, supervisors), ReservationRows.used(connection, supervisors));
  }

  /** Free room of all Supervisors. */
  public static Map<String, List<Room>> everywhere(Connection connection) throws SQLException {
    return of(connection, HostRows.supervisors(connection));
  }

  private static Map<String, List<Room>> rooms(
      Map<String, List<Host>> hosts, Map<String, Map<String, Used>> used) {
    Map<String, List<Room>> all = new TreeMap<>();
    hosts.forEach(
        (supervisor, known) -> {
          Map<String, Used> byHost = used.getOrDefault(supervisor, Map.of());
          all.put(
              supervisor,
              known.stream()
                  .map(host -> FreeRoom.room(host, byHost.getOrDefault(host.name(), Used.NOTHING)))
                  .toList());
        });
    return all;
  }
}
