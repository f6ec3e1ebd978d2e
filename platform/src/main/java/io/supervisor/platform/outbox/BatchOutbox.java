package io.supervisor.platform.outbox;

import io.supervisor.platform.event.Event;
import io.supervisor.platform.event.Lineage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
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
import java.util.UUID;
import java.util.function.Function;

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
    Long[] versions = versions(connection, topic, events);
    try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
      insert.setString(1, topic);
      insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      UUID[] ids = events.stream().map(one -> UUID.randomUUID()).toArray(UUID[]::new);
      insert.setArray(3, connection.createArrayOf("uuid", ids));
      insert.setArray(4, texts(connection, events, one -> one.event().key()));
      insert.setArray(5, texts(connection, events, one -> one.event().type()));
      insert.setArray(6, connection.createArrayOf("int8", versions));
      insert.setArray(7, texts(connection, events, one -> outbox.payload(one.event())));
      insert.setArray(8, texts(connection, events, one -> one.lineage().correlationId()));
      insert.setArray(9, texts(connection, events, one -> one.lineage().causationId()));
      insert.setArray(10, texts(connection, events, one -> one.lineage().traceparent()));
      insert.executeUpdate();
    }
  }

  private static Array texts(
      Connection connection, List<Leaving> events, Function<Leaving, String> of)
      throws SQLException {
    return connection.createArrayOf("text", events.stream().map(of).toArray());
  }

  /** The version of each event: the next ones of its key. */
  private static Long[] versions(Connection connection, String topic, List<Leaving> events)
      throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    events.forEach(one -> counts.merge(one.event().key(), 1L, Long::sum));
    Map<String, Long> next = new HashMap<>();
    try (PreparedStatement mint = connection.prepareStatement(MINT)) {
      mint.setString(1, topic);
      mint.setArray(2, connection.createArrayOf("text", counts.keySet().toArray()));
      mint.setArray(3, connection.createArrayOf("int8", counts.values().toArray()));
      try (ResultSet rows = mint.executeQuery()) {
        while (rows.next()) {
          String key = rows.getString(1);
          next.put(key, rows.getLong(2) - counts.get(key));
        }
      }
    }
    return events.stream()
        .map(one -> next.merge(one.event().key(), 1L, Long::sum))
        .toArray(Long[]::new);
  }
}
