package io.supervisor.scheduler.decision;

import io.supervisor.platform.database.Columns;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The requests that wait for room. Whoever decides about them holds the epochs of their
 * Supervisors.
 */
record RefusedRequestRows(Connection connection) {

  static final String TOPIC = "supervisor.install.placement-requests.v1";

  private static final String SOURCE = "/install-service";

  /**
   * Of installs that are not wanted any more, or differently: whoever answered did not know it.
   * Without an epoch, so that it waits for nobody: a row that somebody writes goes the next time.
   */
  private static final String DROP =
      """
      delete from refused_request where install in (
        select r.install from refused_request r join placed_install p on p.install = r.install
        where p.leaving or p.generation > r.generation
        for update of r skip locked)
      """;

  private static final String SUPERVISORS = "select distinct supervisor from refused_request";

  private static final String ON =
      """
      select supervisor, install, event_id, version, correlation_id, causation_id, traceparent, data
      from refused_request where supervisor = ? order by refused_at, install
      """;

  private static final String HAS =
      "select 1 from refused_request where install = ? and event_id = ?";

  /** One that is refused again keeps its place in the line. */
  private static final String KEEP =
      """
      insert into refused_request
        (refused_at, supervisor, install, generation, event_id, version, correlation_id,
         causation_id, traceparent, data)
      select ?, e.* from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                                ?::text[], ?::text[], ?::text[], ?::text[]) e
      on conflict (install) do update set generation = excluded.generation,
        event_id = excluded.event_id,
        version = excluded.version, correlation_id = excluded.correlation_id,
        causation_id = excluded.causation_id, traceparent = excluded.traceparent,
        data = excluded.data
      """;

  private static final String FORGET =
      "delete from refused_request where install = any (?::text[])";

  /** Where something waits. What an instance of the release before answered does no more. */
  Set<String> supervisors() throws SQLException {
    Set<String> all = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DROP);
      try (ResultSet rows = statement.executeQuery(SUPERVISORS)) {
        while (rows.next()) {
          all.add(rows.getString(1));
        }
      }
    }
    return all;
  }

  /** What waits on a Supervisor, the one that has waited longest first. */
  List<RefusedRequest> on(String supervisor) throws SQLException {
    List<RefusedRequest> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ON)) {
      select.setString(1, supervisor);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(request(rows));
        }
      }
    }
    return all;
  }

  private static RefusedRequest request(ResultSet row) throws SQLException {
    return new RefusedRequest(
        row.getString(1),
        new ReceivedEvent(
            TOPIC,
            row.getString(2),
            row.getString(3),
            SOURCE,
            PlacementRequested.TYPE,
            row.getLong(4),
            new Lineage(row.getString(5), row.getString(6), row.getString(7)),
            row.getString(8).getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether it still waits; another request of the same install may have come since. */
  boolean has(RefusedRequest one) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HAS)) {
      select.setString(1, one.install());
      select.setString(2, one.event().id());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Those that were refused wait from now on, and whoever had another answer does no more. */
  void write(Turns turns, Instant now) throws SQLException {
    List<Request> refused = turns.all().stream().flatMap(turn -> turn.refused().stream()).toList();
    Set<String> answered = new TreeSet<>();
    turns.all().forEach(turn -> answered.addAll(turn.answered()));
    refused.forEach(one -> answered.remove(one.install()));
    forget(answered);
    keep(refused, now);
  }

  private void keep(List<Request> refused, Instant now) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
      insert.setObject(1, now.atOffset(ZoneOffset.UTC));
      new Columns(connection, insert, 1)
          .texts(refused, Request::supervisor)
          .texts(refused, Request::install)
          .longs(refused, one -> one.wanted().generation())
          .texts(refused, one -> one.event().id())
          .longs(refused, one -> one.event().version())
          .texts(refused, one -> one.event().lineage().correlationId())
          .texts(refused, one -> one.event().lineage().causationId())
          .texts(refused, one -> one.event().lineage().traceparent())
          .texts(refused, one -> new String(one.event().data(), StandardCharsets.UTF_8));
      insert.executeUpdate();
    }
  }

  /** Installs whose last request has hosts, or that want none any more. */
  private void forget(Collection<String> installs) throws SQLException {
    if (installs.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
      delete.setArray(1, connection.createArrayOf("text", installs.toArray(String[]::new)));
      delete.executeUpdate();
    }
  }
}
