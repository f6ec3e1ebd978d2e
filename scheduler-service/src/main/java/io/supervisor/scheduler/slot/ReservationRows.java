package io.supervisor.scheduler.slot;

import io.supervisor.platform.column.AmountsColumn;
import io.supervisor.platform.database.Columns;
import io.supervisor.platform.inbox.Outage;
import io.supervisor.scheduler.host.Used;
import io.supervisor.scheduler.placement.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Reads and writes many reservations at once. */
public final class ReservationRows {

  private static final String SELECT =
      """
      select supervisor, id, install, generation, workload, host, cpu_millicores, memory_mib,
             resources, constraints
      from reservation where supervisor = any (?::text[]) or install = any (?::text[])
      order by supervisor, workload, host, id
      """;
  private static final String SUMS =
      """
      select supervisor, host, cpu_millicores, memory_mib, pods
      from host_use where supervisor = any (?::text[])
      """;
  private static final String OTHER_SUMS =
      """
      select supervisor, host, e.key, least(sum(e.value::bigint), 2147483647)
      from reservation, jsonb_each_text(resources::jsonb) e
      where resources <> '{}' and supervisor = any (?::text[])
      group by supervisor, host, e.key
      """;
  private static final String HEEDED =
      """
      select distinct supervisor from reservation
      where heeded and supervisor = any (?::text[])
      """;
  private static final String INSERT =
      """
      insert into reservation (id, supervisor, install, generation, workload, host,
                               cpu_millicores, memory_mib, resources, constraints, heeded, extra,
                               revision)
      select e.*, false, 0 from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[],
        ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::boolean[]) e
      """;
  private static final String UPDATE =
      """
      update reservation set generation = e.generation, constraints = e.constraints,
        heeded = e.heeded, extra = false, kept_until = null, revision = revision + 1
      from unnest(?::uuid[], ?::bigint[], ?::text[], ?::boolean[])
        e(id, generation, constraints, heeded)
      where reservation.id = e.id
      """;

  private static final AmountsColumn AMOUNTS = new AmountsColumn();
  private static final ConstraintsColumn CONSTRAINTS = new ConstraintsColumn();

  private ReservationRows() {}

  /** What slots use of the hosts of each of the Supervisors. */
  static Map<String, Map<String, Used>> used(Connection connection, Object[] supervisors)
      throws SQLException {
    Map<String, Map<String, Used>> all = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SUMS)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.computeIfAbsent(rows.getString(1), s -> new HashMap<>())
              .put(
                  rows.getString(2),
                  new Used(rows.getLong(3), rows.getLong(4), rows.getInt(5), Map.of()));
        }
      }
    }
    addOthers(connection, supervisors, all);
    return all;
  }

  private static void addOthers(
      Connection connection, Object[] supervisors, Map<String, Map<String, Used>> all)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OTHER_SUMS)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Used used = new Used(0, 0, 0, Map.of(rows.getString(3), rows.getInt(4)));
          all.computeIfAbsent(rows.getString(1), s -> new HashMap<>())
              .merge(rows.getString(2), used, Used::and);
        }
      }
    }
  }

  /** Those of the Supervisors where there are pods that others must look at. */
  public static Set<String> heeded(Connection connection, Object[] supervisors)
      throws SQLException {
    Set<String> all = new TreeSet<>();
    try (PreparedStatement select = connection.prepareStatement(HEEDED)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(rows.getString(1));
        }
      }
    }
    return all;
  }

  /**
   * The slots of the installs, and all of the Supervisors, by Supervisor and in the order of
   * workload and host.
   */
  public static Map<String, List<Reservation>> of(
      Connection connection, Object[] installs, Object[] supervisors) throws SQLException {
    Map<String, List<Reservation>> all = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", supervisors));
      select.setArray(2, connection.createArrayOf("text", installs));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.computeIfAbsent(rows.getString(1), s -> new ArrayList<>()).add(reservation(rows));
        }
      }
    }
    return all;
  }

  private static Reservation reservation(ResultSet rows) throws SQLException {
    Slot slot =
        new Slot(
            rows.getString(5),
            rows.getString(6),
            rows.getLong(7),
            rows.getLong(8),
            AMOUNTS.convertToEntityAttribute(rows.getString(9)),
            CONSTRAINTS.convertToEntityAttribute(rows.getString(10)));
    return Reservation.known(
        rows.getObject(2, UUID.class), rows.getString(1), rows.getString(3), rows.getLong(4), slot);
  }

  /** Writes slots that are new. */
  public static void insert(Connection connection, List<Reservation> added) throws SQLException {
    if (added.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      new Columns(connection, insert)
          .uuids(added, Reservation::id)
          .texts(added, Reservation::supervisor)
          .texts(added, Reservation::install)
          .longs(added, Reservation::generation)
          .texts(added, Reservation::workload)
          .texts(added, Reservation::host)
          .longs(added, Reservation::cpuMillicores)
          .longs(added, Reservation::memoryMib)
          .texts(added, one -> AMOUNTS.convertToDatabaseColumn(one.resources()))
          .texts(added, ReservationRows::constraints)
          .booleans(added, Reservation::heeded);
      insert.executeUpdate();
    }
  }

  /**
   * Writes that slots are kept for a newer generation, which may ask something else of a host.
   * Fails as a collision when one of them was given back meanwhile.
   */
  public static void update(Connection connection, List<Reservation> kept) throws SQLException {
    if (kept.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      new Columns(connection, update)
          .uuids(kept, Reservation::id)
          .longs(kept, Reservation::generation)
          .texts(kept, ReservationRows::constraints)
          .booleans(kept, Reservation::heeded);
      if (update.executeUpdate() < kept.size()) {
        throw Outage.collision("a slot that was to be kept is gone");
      }
    }
  }

  private static String constraints(Reservation one) {
    return CONSTRAINTS.convertToDatabaseColumn(one.slot().constraints());
  }
}
