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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The inbox for many events in one transaction: like {@link Inbox}, but by the versions of the keys
 * alone. An event that comes twice comes with the same version, so its id tells nothing more, and a
 * row for each would cost as much as the version's.
 */
@ApplicationScoped
public class BatchInbox {

  /** Keeps others away from the keys until the transaction ends, those that nobody knows, too. */
  private static final String HOLD =
      """
      insert into inbox_version (consumer, topic, key, version)
      select ?, ?, e.key, 0 from unnest(?::text[]) e(key)
      on conflict (consumer, topic, key) do update set version = inbox_version.version
      returning key, version
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
    String topic = events.get(0).topic();
    Map<String, Long> versions = hold(connection, consumer, topic, unclear(events));
    Map<String, Long> newer = new TreeMap<>();
    List<ReceivedEvent> fresh = new ArrayList<>();
    for (ReceivedEvent event : events) {
      if (event.version() > versions.getOrDefault(event.key(), 0L)) {
        versions.put(event.key(), event.version());
        newer.put(event.key(), event.version());
        fresh.add(event);
      }
    }
    Set<String> seen = see(connection, consumer, topic, newer);
    fresh.removeIf(event -> !seen.contains(event.key()));
    return fresh;
  }

  /**
   * The keys of which something must be known before. None as long as each comes once: then the
   * statement that notes them tells which are new. All of them otherwise, so that all instances
   * take keys in one order.
   */
  private static SortedSet<String> unclear(List<ReceivedEvent> events) {
    SortedSet<String> keys =
        events.stream().map(ReceivedEvent::key).collect(Collectors.toCollection(TreeSet::new));
    return keys.size() == events.size() ? new TreeSet<>() : keys;
  }

  /** The last versions of the keys; 0 of those of which none has come. */
  private static Map<String, Long> hold(
      Connection connection, String consumer, String topic, SortedSet<String> keys)
      throws SQLException {
    Map<String, Long> versions = new HashMap<>();
    if (keys.isEmpty()) {
      return versions;
    }
    try (PreparedStatement insert = connection.prepareStatement(HOLD)) {
      insert.setString(1, consumer);
      insert.setString(2, topic);
      new Columns(connection, insert, 2).texts(List.copyOf(keys), key -> key);
      try (ResultSet rows = insert.executeQuery()) {
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
    if (newer.isEmpty()) {
      return seen;
    }
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
