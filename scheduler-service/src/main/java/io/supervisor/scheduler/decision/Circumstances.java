package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.namespace.NamespaceRows;
import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.slot.RoomRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * All on which it depends whether a request is refused: in equal circumstances it is refused again.
 *
 * @param decided the epoch of the Supervisor, and its settings, as text: they are compared only
 * @param inventory what is free on its hosts, and the labels of its namespaces
 */
record Circumstances(String decided, Inventory inventory) {

  private static final String DECIDED =
      """
      select coalesce((select epoch from engine_epoch where supervisor = ?), 0) || ' ' ||
             coalesce((select s::text from placement_settings s where supervisor = ?), '')
      """;

  static Circumstances of(Connection connection, String supervisor) throws SQLException {
    Object[] one = {supervisor};
    Map<String, List<Room>> free = RoomRows.of(connection, one);
    return new Circumstances(
        decided(connection, supervisor),
        new Inventory(
            free.getOrDefault(supervisor, List.of()),
            NamespaceRows.of(connection, one).getOrDefault(supervisor, Map.of())));
  }

  private static String decided(Connection connection, String supervisor) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DECIDED)) {
      select.setString(1, supervisor);
      select.setString(2, supervisor);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
