package io.supervisor.platform.outbox;

import io.supervisor.platform.database.Columns;
import io.supervisor.platform.database.RowId;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.event.Lineage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outbox for many events in one transaction: the same rules as {@link Outbox}. */
@ApplicationScoped
public class BatchOutbox {

  private static final String MINT =
      """
      insert into outbox_version (topic, key, version)
      select ?, e.key, e.count from unnest(?::text[], ?::bigint[]) e(key, count)
      on conflict (topic, key) do update set version = outbox_version.version + excluded.version
      returning key, version
      """;
  private static final String APPEND =
      """
      insert into outbox_row (id, topic, key, type, version, payload,
                              correlation_id, causation_id, traceparent, occurred_at)
      select e.id, ?, e.key, e.type, e.version, e.payload, e.correlation, e.causation, e.trace, ?
      from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                  ?::text[])
        with ordinality e(id, key, type, version, payload, correlation, causation, trace, place)
      order by e.place
      """;

  private final Outbox outbox;
  private final Clock clock;

  BatchOutbox(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** An event that is to leave, and what it comes from. */
  public record Leaving(Event event, Lineage lineage) {}

  /**
   * Appends events of one topic, in their order, to the transaction of the connection. Fails when
   * one of them is over the limit.
   */
  public void append(Connection connection, List<Leaving> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    String topic = events.get(0).event().topic();
    List<Long> versions = versions(connection, topic, events);
    try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
      insert.setString(1, topic);
      insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      new Columns(connection, insert, 2)
          .uuids(events, one -> RowId.next())
          .texts(events, one -> one.event().key())
          .texts(events, one -> one.event().type())
          .longs(versions, version -> version)
          .texts(events, one -> outbox.payload(one.event()))
          .texts(events, one -> one.lineage().correlationId())
          .texts(events, one -> one.lineage().causationId())
          .texts(events, one -> one.lineage().traceparent());
      insert.executeUpdate();
    }
  }

  /** The version of each event: the next ones of its key. */
  private static List<Long> versions(Connection connection, String topic, List<Leaving> events)
      throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    events.forEach(one -> counts.merge(one.event().key(), 1L, Long::sum));
    Map<String, Long> next = new HashMap<>();
    try (PreparedStatement mint = connection.prepareStatement(MINT)) {
      mint.setString(1, topic);
      new Columns(connection, mint, 1).numbers(counts);
      try (ResultSet minted = mint.executeQuery()) {
        while (minted.next()) {
          String key = minted.getString(1);
          next.put(key, minted.getLong(2) - counts.get(key));
        }
      }
    }
    return events.stream().map(one -> next.merge(one.event().key(), 1L, Long::sum)).toList();
  }
}
