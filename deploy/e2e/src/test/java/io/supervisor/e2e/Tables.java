package io.supervisor.e2e;

import io.supervisor.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in the database of the whole suite, as a superuser sees it. */
record Tables(String url) {

  static final List<String> SCHEMAS =
      List.of("catalog", "install", "scheduler", "namespace", "identity");
  private static final List<String> MOVING_BY_THEMSELVES =
      List.of("outbox_row", "inbox_row", "inbox_version", "flyway_schema_history");

  /** How many events a key of a topic has had: the version that its newest event carries. */
  record Minted(String topic, String key, long version) {}

  static Tables of(Suite suite) {
    return new Tables(suite.databaseUrl());
  }

  /** Rows of every table of the services' own, by {@code schema.table}. */
  Map<String, Long> counts(List<String> schemas) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    String all =
        names(schemas).stream()
            .map(table -> "select '%1$s', count(*) from %1$s".formatted(table))
            .collect(Collectors.joining(" union all "));
    for (List<String> row : rows(all)) {
      counts.put(row.get(0), Long.parseLong(row.get(1)));
    }
    return counts;
  }

  private List<String> names(List<String> schemas) throws SQLException {
    List<String> names = new ArrayList<>();
    for (List<String> row :
        rows("select table_schema, table_name from information_schema.tables order by 1, 2")) {
      if (schemas.contains(row.get(0)) && !MOVING_BY_THEMSELVES.contains(row.get(1))) {
        names.add(row.get(0) + "." + row.get(1));
      }
    }
    return names;
  }

  /** Every event ever written, by topic and key. */
  List<Minted> minted() throws SQLException {
    String all =
        SCHEMAS.stream()
            .map("select topic, key, version from %s.outbox_version"::formatted)
            .collect(Collectors.joining(" union all "));
    return rows(all).stream()
        .map(row -> new Minted(row.get(0), row.get(1), Long.parseLong(row.get(2))))
        .toList();
  }

  /** Events that wait for the broker. */
  long waiting() throws SQLException {
    String all =
        SCHEMAS.stream()
            .map("(select count(*) from %s.outbox_row)"::formatted)
            .collect(Collectors.joining(" + "));
    return number("select " + all);
  }

  /** Places on hosts that are kept for an install, as text. */
  List<String> reservations(String install) throws SQLException {
    return rows(
            """
            select format('%s on %s, generation %s, extra %s, pod %s, settled %s',
                          workload, host, r.generation, extra, pod_uid, settled)
            from scheduler.reservation r join scheduler.placed_install p using (install)
            where install = '"""
                + install
                + "' order by 1")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** Every row of every table as text; bytes are in hex. */
  List<String> everything() throws SQLException {
    List<String> rows = new ArrayList<>();
    List<String> all = new ArrayList<>(names(SCHEMAS));
    SCHEMAS.forEach(schema -> MOVING_BY_THEMSELVES.forEach(t -> all.add(schema + "." + t)));
    for (String table : all) {
      for (List<String> row : rows("select t::text from " + table + " t")) {
        rows.add(table + ": " + row.get(0));
      }
    }
    return rows;
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(rows(query).get(0).get(0));
  }

  private List<List<String>> rows(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(found.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
