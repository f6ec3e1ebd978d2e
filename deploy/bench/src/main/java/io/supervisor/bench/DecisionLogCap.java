package io.supervisor.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What the database lets through when nothing else is done: the rows that a decision with one new
 * slot writes (install, slot, log, outbox, and two version counters), a hundred decisions a
 * statement and transaction.
 */
record DecisionLogCap(String url) {

  private static final int BATCH = 100;
  private static final int BATCHES = 300;
  private static final int WARM_UP = 30;
  private static final String NUMBERS = " from generate_series(?::int, ?::int) n";
  private static final List<String> STATEMENTS =
      List.of(
          "insert into inbox_version (consumer, topic, key, version) select 'cap', 't', 'k' || n, 1",
          """
          insert into placed_install
            (install, supervisor, namespace, generation, leaving, settled, revision)
          select 'cap/' || n, 'cap', 'ns', 1, false, false, 0""",
          """
          insert into reservation (id, supervisor, install, generation, workload, host,
            cpu_millicores, memory_mib, constraints, extra, revision)
          select lpad(to_hex(n), 32, '0')::uuid, 'cap', 'cap/' || n, 1, 'Deployment/web', 'h1', 10,
            10, (select constraints from reservation limit 1), false, 0""",
          """
          insert into placement
            (install, generation, attempt, epoch, outcome, detail, decided_at, reasons)
          select 'cap/' || n, 1, 1, n, 'PLACED', '1 slots', now(),
            (select reasons from placement limit 1)""",
          "insert into outbox_version (topic, key, version) select 'cap', 'k' || n, 1");
  private static final String OUTBOX =
      """
      insert into outbox_row (id, topic, key, type, version, payload, correlation_id, causation_id,
        traceparent, occurred_at)
      select lpad(to_hex(n), 32, '0')::uuid, 'cap', 'k' || n, 'type', 1, ?, 'c', 'c', '', now()""";

  /**
   * Decisions a second.
   *
   * @param decision the JSON of one that the service has made
   */
  double rate(String decision) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("set search_path to scheduler");
      int next = batches(connection, 0, WARM_UP, decision);
      long begin = System.nanoTime();
      batches(connection, next, BATCHES, decision);
      return BATCHES * BATCH / ((System.nanoTime() - begin) / 1e9);
    }
  }

  private static int batches(Connection connection, int from, int count, String decision)
      throws SQLException {
    int next = from;
    for (int batch = 0; batch < count; batch++) {
      write(connection, next, BATCH, decision);
      next += BATCH;
    }
    return next;
  }

  /** Writes the rows of so many decisions, with numbers from the given one on. */
  static void write(Connection connection, int from, int count, String decision)
      throws SQLException {
    for (String statement : STATEMENTS) {
      try (PreparedStatement insert = connection.prepareStatement(statement + NUMBERS)) {
        numbered(insert, 1, from, count);
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(OUTBOX + NUMBERS)) {
      insert.setString(1, decision);
      numbered(insert, 2, from, count);
    }
    connection.commit();
  }

  private static void numbered(PreparedStatement insert, int place, int from, int count)
      throws SQLException {
    insert.setInt(place, from);
    insert.setInt(place + 1, from + count - 1);
    insert.executeUpdate();
  }
}
