package io.supervisor.platform.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The relay's view of {@code outbox_row}, on the one connection that holds the relay's lock. */
final class OutboxTable {

  /** At most so many rows and so many bytes, but always one row. */
  private static final String UNSENT =
      """
      select seq, id, topic, key, type, version, payload,
             correlation_id, causation_id, traceparent, occurred_at
      from (select r.*, sum(octet_length(payload)) over (order by seq) - octet_length(payload)
                        as bytes_before
            from (select * from outbox_row where seq <> all (?) order by seq limit ?) r) batch
      where bytes_before < 16777216 order by seq
      """;

  /**
   * Does not wait until the deletion is on disk: a row that comes back after a crash of the
   * database is sent once more, which its receivers expect.
   */
  private static final String DELETE =
      """
      delete from outbox_row where seq = any (?)
        and (select set_config('synchronous_commit', 'off', true)) = 'off'
      """;

  private final Connection connection;

  OutboxTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Tries to become the one relay of this schema. A session that is silent for 15 s (a frozen
   * process) is ended by the server, so that another instance can take over.
   */
  boolean lock() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set idle_session_timeout = '15s'");
      try (ResultSet got =
          statement.executeQuery(
              "select pg_try_advisory_lock(hashtext(current_schema()), hashtext('outbox'))")) {
        got.next();
        if (!got.getBoolean(1)) {
          return false;
        }
      }
      String schema = connection.getSchema();
      statement.execute("listen \"" + schema + "_outbox\"");
      return true;
    }
  }

  /** Rows not yet sent, oldest first: chosen by not being in flight, never by a remembered id. */
  List<OutboxRow> unsent(Long[] inFlight, int limit) throws SQLException {
    if (inFlight.length >= limit) {
      return List.of();
    }
    Array skip = connection.createArrayOf("bigint", inFlight);
    try (PreparedStatement query = connection.prepareStatement(UNSENT)) {
      query.setArray(1, skip);
      query.setInt(2, limit - inFlight.length);
      try (ResultSet row = query.executeQuery()) {
        List<OutboxRow> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(read(row));
        }
        return rows;
      }
    } finally {
      skip.free();
    }
  }

  void delete(Long[] acknowledged) throws SQLException {
    if (acknowledged.length == 0) {
      return;
    }
    Array sent = connection.createArrayOf("bigint", acknowledged);
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, sent);
      delete.executeUpdate();
    } finally {
      sent.free();
    }
  }

  private static OutboxRow read(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getLong("seq"),
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getString("key"),
        row.getString("type"),
        row.getLong("version"),
        row.getString("payload"),
        row.getString("correlation_id"),
        row.getString("causation_id"),
        row.getString("traceparent"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
