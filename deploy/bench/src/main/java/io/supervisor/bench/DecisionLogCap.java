package io.supervisor.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What the database lets through when nothing else is done: the rows that a decision with one new
 * slot writes (inbox, install, slot, log, outbox, and two version counters), a hundred decisions a
 * statement and transaction.
 */
record DecisionLogCap(String url) {

  private static final int BATCH = 100;
  private static final int BATCHES = 300;
  private static final int WARM_UP = 30;
  private static final String NUMBERS = " from generate_series(?::int, ?::int) n";
  private static final List<String> STATEMENTS =
      List.of(
          "insert into inbox_row (consumer, source, event_id) select 'cap', 's', 'e' || n",
          "insert into inbox_version (consumer, topic, key, version) select 'cap', 't', 'k' || n, 1",
          """
          insert into placed_install
            (install, supervisor, namespace, generation, leaving, settled, revision)
          select 'cap/' || n, 'cap', 'ns', 1, false, false, 0""",
          """
          insert into reservation (id, supervisor, install, generation, workload, host,
            cpu_millicores, memory_mib, extra, revision)
          select gen_random_uuid(), 'cap', 'cap/' || n, 1, 'Deployment/web', 'h1', 10, 10, false, 0""",
          """
          insert into placement (id, install, generation, attempt, epoch, outcome, detail, decided_at)
          select gen_random_uuid(), 'cap/' || n, 1, 1, n, 'PLACED', '1 slots', now()""",
          "insert into outbox_version (topic, key, version) select 'cap', 'k' || n, 1",
          """
          insert into outbox_row (id, topic, key, type, version, payload, correlation_id,
            causation_id, traceparent, occurred_at)
          select gen_random_uuid(), 'cap', 'k' || n, 'type', 1, repeat('x', 400), 'c', 'c', '', now()""");

  double rate() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("set search_path to scheduler");
      int next = batches(connection, 0, WARM_UP);
      long begin = System.nanoTime();
      batches(connection, next, BATCHES);
      return BATCHES * BATCH / ((System.nanoTime() - begin) / 1e9);
    }
  }

  private static int batches(Connection connection, int from, int count) throws SQLException {
    int next = from;
    for (int batch = 0; batch < count; batch++) {
      write(connection, next, BATCH);
      next += BATCH;
    }
    return next;
  }

  /** Writes the rows of so many decisions, with numbers from the given one on. */
  static void write(Connection connection, int from, int count) throws SQLException {
    for (String statement : STATEMENTS) {
      try (PreparedStatement insert = connection.prepareStatement(statement + NUMBERS)) {
        insert.setInt(1, from);
        insert.setInt(2, from + count - 1);
        insert.executeUpdate();
      }
    }
    connection.commit();
  }
}
