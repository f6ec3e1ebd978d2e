package io.supervisor.scheduler.host;

import io.supervisor.platform.column.AmountsColumn;
import io.supervisor.platform.column.LabelsColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the hosts of many Supervisors at once. */
public final class HostRows {

  private static final String SELECT =
      """
      select supervisor, name, schedulable, cpu_millicores, memory_mib, pods, resources, labels,
             taints, foreign_cpu, foreign_memory, foreign_pods, foreign_resources
      from host where supervisor = any (?::text[]) order by supervisor, name
      """;

  private static final String SUPERVISORS = "select distinct supervisor from host";

  private static final AmountsColumn AMOUNTS = new AmountsColumn();
  private static final LabelsColumn LABELS = new LabelsColumn();
  private static final TaintsColumn TAINTS = new TaintsColumn();

  private HostRows() {}

  /** The hosts of each of the Supervisors, by name. */
  public static Map<String, List<Host>> of(Connection connection, Object[] supervisors)
      throws SQLException {
    Map<String, List<Host>> all = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.computeIfAbsent(rows.getString(1), s -> new ArrayList<>()).add(host(rows));
        }
      }
    }
    return all;
  }

  /** The Supervisors of which hosts are known. */
  public static Object[] supervisors(Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SUPERVISORS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all.toArray(String[]::new);
  }

  private static Host host(ResultSet rows) throws SQLException {
    Host host =
        Host.of(
            new HostChanged(
                rows.getString(1),
                rows.getString(2),
                rows.getBoolean(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getInt(6),
                AMOUNTS.convertToEntityAttribute(rows.getString(7)),
                LABELS.convertToEntityAttribute(rows.getString(8)),
                TAINTS.convertToEntityAttribute(rows.getString(9)).all()));
    host.usedByOthers(
        new Used(
            rows.getLong(10),
            rows.getLong(11),
            rows.getInt(12),
            AMOUNTS.convertToEntityAttribute(rows.getString(13))));
    return host;
  }
}
