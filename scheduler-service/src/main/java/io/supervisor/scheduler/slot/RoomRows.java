package io.supervisor.scheduler.slot;

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
    Map<String, Map<String, Used>> used = ReservationRows.used(connection, supervisors);
    Map<String, List<Room>> all = new TreeMap<>();
    HostRows.of(connection, supervisors)
        .forEach(
            (supervisor, hosts) ->
                all.put(
                    supervisor, FreeRoom.rooms(hosts, used.getOrDefault(supervisor, Map.of()))));
    return all;
  }

  /** Free room of all Supervisors. */
  public static Map<String, List<Room>> everywhere(Connection connection) throws SQLException {
    return of(connection, HostRows.supervisors(connection));
  }
}
