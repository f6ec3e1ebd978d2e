package io.supervisor.scheduler.decision;

import io.supervisor.platform.database.Columns;
import io.supervisor.platform.inbox.Outage;
import io.supervisor.scheduler.slot.Reservation;
import io.supervisor.scheduler.slot.ReservationRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes what was decided: installs, slots, and the log. */
record TurnWriter(Connection connection) {

  private static final String INSTALLS =
      """
      insert into placed_install
        (install, supervisor, namespace, generation, leaving, settled, revision)
      select e.*, 0 from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::boolean[],
                                ?::boolean[]) e
      """;
  private static final String KNOWN_INSTALLS =
      """
      update placed_install set generation = e.generation, leaving = e.leaving,
        settled = e.settled, revision = revision + 1
      from unnest(?::text[], ?::bigint[], ?::boolean[], ?::boolean[])
        e(install, generation, leaving, settled)
      where placed_install.install = e.install
      """;
  private static final String LOG =
      """
      insert into placement
        (install, generation, attempt, epoch, outcome, detail, decided_at, reasons)
      select * from unnest(?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::text[],
                           ?::timestamptz[], ?::text[])
      """;

  void write(Turns turns) throws SQLException {
    installs(turns.installs().values().stream().filter(PlacedInstall::isNew).toList());
    known(turns.installs().values().stream().filter(install -> !install.isNew()).toList());
    List<Reservation> added = turns.all().stream().flatMap(turn -> turn.added().stream()).toList();
    List<Reservation> kept = turns.all().stream().flatMap(turn -> turn.kept().stream()).toList();
    ReservationRows.update(connection, kept);
    ReservationRows.insert(connection, added);
    log(turns.all().stream().flatMap(turn -> turn.decisions().stream()).toList());
  }

  /** Nobody else can have made them meanwhile: it takes the epoch of their Supervisor. */
  private void installs(List<PlacedInstall> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSTALLS)) {
      new Columns(connection, insert)
          .texts(all, PlacedInstall::install)
          .texts(all, PlacedInstall::supervisor)
          .texts(all, PlacedInstall::namespace)
          .longs(all, PlacedInstall::generation)
          .booleans(all, PlacedInstall::leaving)
          .booleans(all, PlacedInstall::settled);
      insert.executeUpdate();
    }
  }

  private void known(List<PlacedInstall> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(KNOWN_INSTALLS)) {
      new Columns(connection, update)
          .texts(all, PlacedInstall::install)
          .longs(all, PlacedInstall::generation)
          .booleans(all, PlacedInstall::leaving)
          .booleans(all, PlacedInstall::settled);
      if (update.executeUpdate() < all.size()) {
        throw Outage.collision("an install is gone");
      }
    }
  }

  private void log(List<Placement> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(LOG)) {
      Placement.write(all, new Columns(connection, insert));
      insert.executeUpdate();
    }
  }
}
