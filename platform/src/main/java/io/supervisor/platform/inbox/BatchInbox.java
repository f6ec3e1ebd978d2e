package io.supervisor.platform.inbox;

import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The inbox for many events in one transaction: the same rules as {@link Inbox}. */
@ApplicationScoped
public class BatchInbox {

  private static final String ACCEPT =
      """
      insert into inbox_row (consumer, source, event_id)
      select ?, e.source, e.id from unnest(?::text[], ?::text[]) e(source, id)
      on conflict do nothing returning source, event_id
      """;
  private static final String KNOWN =
      """
      select key, version from inbox_version
      where consumer = ? and topic = ? and key = any (?::text[]) for update
      """;
  private static final String SEEN =
      """
      insert into inbox_version (consumer, topic, key, version)
      select ?, ?, e.key, e.version from unnest(?::text[], ?::bigint[]) e(key, version)
      on conflict (consumer, topic, key) do update set version = excluded.version
        where inbox_version.version < excluded.version
      """;

  private final FaultPoints faults;

  BatchInbox(FaultPoints faults) {
    this.faults = faults;
  }

  /**
   * Those of the events of one topic that are new for {@code consumer}, in their order; they count
   * as handled when the transaction of the connection is committed.
   */
  public List<ReceivedEvent> fresh(
      Connection connection, String consumer, List<ReceivedEvent> events) throws SQLException {
    if (faults.inboxOff() || events.isEmpty()) {
      return events;
    }
    Set<String> unknown = accept(connection, consumer, events);
    Map<String, Long> versions = versions(connection, consumer, events);
    Map<String, Long> newer = new TreeMap<>();
    List<ReceivedEvent> fresh = new ArrayList<>();
    for (ReceivedEvent event : events) {
      boolean first = unknown.remove(id(event.source(), event.id()));
      if (first && event.version() > versions.getOrDefault(event.key(), 0L)) {
        versions.put(event.key(), event.version());
        newer.put(event.key(), event.version());
        fresh.add(event);
      }
    }
    see(connection, consumer, events.get(0).topic(), newer);
    return fresh;
  }

  private static String id(String source, String event) {
    return source + "\n" + event;
  }

  private static Set<String> accept(
      Connection connection, String consumer, List<ReceivedEvent> events) throws SQLException {
    Set<String> accepted = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(ACCEPT)) {
      insert.setString(1, consumer);
      insert.setArray(2, connection.createArrayOf("text", column(events, ReceivedEvent::source)));
      insert.setArray(3, connection.createArrayOf("text", column(events, ReceivedEvent::id)));
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          accepted.add(id(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return accepted;
  }

  private static Map<String, Long> versions(
      Connection connection, String consumer, List<ReceivedEvent> events) throws SQLException {
    Map<String, Long> versions = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setString(1, consumer);
      select.setString(2, events.get(0).topic());
      select.setArray(3, connection.createArrayOf("text", column(events, ReceivedEvent::key)));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return versions;
  }

  private static void see(
      Connection connection, String consumer, String topic, Map<String, Long> newer)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(SEEN)) {
      insert.setString(1, consumer);
      insert.setString(2, topic);
      insert.setArray(3, connection.createArrayOf("text", newer.keySet().toArray()));
      insert.setArray(4, connection.createArrayOf("int8", newer.values().toArray()));
      if (insert.executeUpdate() < newer.size()) {
        throw new SQLException("another instance has handled newer events", "40001");
      }
    }
  }

  private static Object[] column(List<ReceivedEvent> events, Function<ReceivedEvent, String> of) {
    return events.stream().map(of).toArray();
  }
}
