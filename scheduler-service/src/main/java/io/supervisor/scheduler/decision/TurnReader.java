package io.supervisor.scheduler.decision;

import io.supervisor.platform.database.Columns;
import io.supervisor.scheduler.namespace.NamespaceRows;
import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.Reservation;
import io.supervisor.scheduler.slot.ReservationRows;
import io.supervisor.scheduler.slot.RoomRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes the epochs of Supervisors and reads what decisions rest on. */
record TurnReader(Connection connection) {

  /** In the order of their names, so that two batches never wait for each other. */
  private static final String NEXT =
      """
      insert into engine_epoch (supervisor, epoch)
      select e.supervisor, e.count from unnest(?::text[], ?::bigint[]) e(supervisor, count)
      order by e.supervisor
      on conflict (supervisor) do update set epoch = engine_epoch.epoch + excluded.epoch
      returning supervisor, epoch
      """;

  private static final String INSTALLS =
      """
      select install, supervisor, namespace, generation, leaving, settled
      from placed_install where install = any (?::text[])
      """;
  private static final String SETTINGS =
      """
      select supervisor, policy, host_failures_tolerated, automation, threshold
      from placement_settings where supervisor = any (?::text[])
      """;

  Turns read(List<Request> requests) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    requests.forEach(request -> counts.merge(request.supervisor(), 1L, Long::sum));
    Object[] supervisors = counts.keySet().toArray(String[]::new);
    Map<String, Long> epochs = epochs(counts);
    Map<String, Settings> settings = settings(supervisors);
    Object[] installs = requests.stream().map(Request::install).toArray(String[]::new);
    Set<String> whole = whole(requests, supervisors, settings);
    Object[] wholeOnes = whole.toArray(String[]::new);
    Map<String, List<Room>> free = RoomRows.of(connection, supervisors);
    Map<String, Map<String, Map<String, String>>> namespaces =
        NamespaceRows.of(connection, wholeOnes);
    Map<String, List<Reservation>> slots = ReservationRows.of(connection, installs, wholeOnes);
    Map<String, Turn> turns = new TreeMap<>();
    for (String supervisor : counts.keySet()) {
      turns.put(
          supervisor,
          new Turn(
              epochs.get(supervisor) - counts.get(supervisor),
              settings.getOrDefault(supervisor, Settings.DEFAULT),
              new Inventory(
                  free.getOrDefault(supervisor, List.of()),
                  namespaces.getOrDefault(supervisor, Map.of())),
              slots.getOrDefault(supervisor, List.of()),
              whole.contains(supervisor)));
    }
    return new Turns(turns, installs(installs));
  }

  /**
   * The Supervisors all of whose slots must be looked at: pods have rules about other pods, or the
   * settings demand it.
   */
  private Set<String> whole(
      List<Request> requests, Object[] supervisors, Map<String, Settings> settings)
      throws SQLException {
    Set<String> whole = new TreeSet<>(ReservationRows.heeded(connection, supervisors));
    requests.stream().filter(Request::looks).map(Request::supervisor).forEach(whole::add);
    settings.forEach(
        (supervisor, wanted) -> {
          if (wanted.looksAtAllPods()) {
            whole.add(supervisor);
          }
        });
    return whole;
  }

  private Map<String, Long> epochs(Map<String, Long> counts) throws SQLException {
    Map<String, Long> epochs = new HashMap<>();
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      new Columns(connection, next).numbers(counts);
      try (ResultSet taken = next.executeQuery()) {
        while (taken.next()) {
          epochs.put(taken.getString(1), taken.getLong(2));
        }
      }
    }
    return epochs;
  }

  private Map<String, Settings> settings(Object[] supervisors) throws SQLException {
    Map<String, Settings> settings = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(SETTINGS)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          settings.put(
              rows.getString(1),
              new Settings(
                  Settings.Preference.valueOf(rows.getString(2)),
                  rows.getInt(3),
                  Settings.Automation.valueOf(rows.getString(4)),
                  rows.getInt(5)));
        }
      }
    }
    return settings;
  }

  private Map<String, PlacedInstall> installs(Object[] ids) throws SQLException {
    Map<String, PlacedInstall> installs = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(INSTALLS)) {
      select.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          installs.put(
              rows.getString(1),
              PlacedInstall.known(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getLong(4),
                  rows.getBoolean(5),
                  rows.getBoolean(6)));
        }
      }
    }
    return installs;
  }
}
