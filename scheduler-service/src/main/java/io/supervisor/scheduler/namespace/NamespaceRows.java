package io.supervisor.scheduler.namespace;

import io.supervisor.scheduler.placement.NamespaceSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the namespaces of many Supervisors at once. */
public final class NamespaceRows {

  private static final String SELECT =
      "select supervisor, labels from known_namespaces where supervisor = any (?::text[])";

  private static final NamespaceLabelsColumn LABELS = new NamespaceLabelsColumn();

  private NamespaceRows() {}

  /** Those of each of the Supervisors, by name. */
  public static Map<String, List<NamespaceSpec>> of(Connection connection, Object[] supervisors)
      throws SQLException {
    Map<String, List<NamespaceSpec>> all = new HashMap<>();
    if (supervisors.length == 0) {
      return all;
    }
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.put(
              rows.getString(1),
              KnownNamespaces.specs(LABELS.convertToEntityAttribute(rows.getString(2))));
        }
      }
    }
    return all;
  }
}
