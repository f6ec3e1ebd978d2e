package io.supervisor.scheduler.namespace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads the namespaces of many Supervisors at once. */
public final class NamespaceRows {

  private static final String SELECT =
      "select supervisor, labels from known_namespaces where supervisor = any (?::text[])";

  private static final NamespaceLabelsColumn LABELS = new NamespaceLabelsColumn();

  private NamespaceRows() {}

  /** The labels of those of each of the Supervisors, by their names. */
  public static Map<String, Map<String, Map<String, String>>> of(
      Connection connection, Object[] supervisors) throws SQLException {
    Map<String, Map<String, Map<String, String>>> all = new HashMap<>();
    if (supervisors.length == 0) {
      return all;
    }
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.put(rows.getString(1), LABELS.convertToEntityAttribute(rows.getString(2)));
        }
      }
    }
    return all;
  }
}
