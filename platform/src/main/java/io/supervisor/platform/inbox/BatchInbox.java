package io.supervisor.platform.inbox;

import io.supervisor.platform.database.Columns;
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
import java.util.stream.Collectors;

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
      returning key
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
    List<ReceivedEvent> first =
        events.stream().filter(event -> unknown.remove(id(event.source(), event.id()))).toList();
    if (first.isEmpty()) {
      return first;
    }
    Set<String> repeated = repeated(first);
    Map<String, Long> versions = versions(connection, consumer, first.get(0).topic(), repeated);
    Map<String, Long> newer = new TreeMap<>();
    List<ReceivedEvent> fresh = new ArrayList<>();
    for (ReceivedEvent event : first) {
      if (event.version() > versions.getOrDefault(event.key(), 0L)) {
        versions.put(event.key(), event.version());
        newer.put(event.key(), event.version());
        fresh.add(event);
      }
    }
    Set<String> seen = see(connection, consumer, first.get(0).topic(), newer);
    repeated.retainAll(newer.keySet());
    if (!seen.containsAll(repeated)) {
      throw Outage.collision("another instance has handled newer events");
    }
    fresh.removeIf(event -> !seen.contains(event.key()));
    return fresh;
  }

  /**
   * The keys of which some events may be new and others not: what is known of them must be read
   * before. Of the others the statement that notes them tells whether they are new.
   */
  private static Set<String> repeated(List<ReceivedEvent> events) {
    Set<String> once = new HashSet<>();
    return events.stream()
        .map(ReceivedEvent::key)
        .filter(key -> !once.add(key))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String id(String source, String event) {
    return source + "\n" + event;
  }

  private static Set<String> accept(
      Connection connection, String consumer, List<ReceivedEvent> events) throws SQLException {
    Set<String> accepted = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(ACCEPT)) {
      insert.setString(1, consumer);
      new Columns(connection, insert, 1)
          .texts(events, ReceivedEvent::source)
          .texts(events, ReceivedEvent::id);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          accepted.add(id(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return accepted;
  }

  private static Map<String, Long> versions(
      Connection connection, String consumer, String topic, Set<String> keys) throws SQLException {
    Map<String, Long> versions = new HashMap<>();
    if (keys.isEmpty()) {
      return versions;
    }
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setString(1, consumer);
      select.setString(2, topic);
      new Columns(connection, select, 2).texts(List.copyOf(keys), key -> key);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return versions;
  }

  /** Notes the versions, and returns the keys of which they are new. */
  private static Set<String> see(
      Connection connection, String consumer, String topic, Map<String, Long> newer)
      throws SQLException {
    Set<String> seen = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(SEEN)) {
      insert.setString(1, consumer);
      insert.setString(2, topic);
      new Columns(connection, insert, 2).numbers(newer);
      try (ResultSet noted = insert.executeQuery()) {
        while (noted.next()) {
          seen.add(noted.getString(1));
        }
      }
    }
    return seen;
  }
}
