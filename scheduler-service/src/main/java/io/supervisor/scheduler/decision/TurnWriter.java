package io.supervisor.scheduler.decision;

import io.supervisor.platform.database.Columns;
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
      select e.*, 0 from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::boolean[], ?::boolean[]) e
      on conflict (install) do update set generation = excluded.generation,
        leaving = excluded.leaving, settled = excluded.settled,
        revision = placed_install.revision + 1
      """;
  private static final String LOG =
      """
      insert into placement
        (id, install, generation, attempt, epoch, outcome, detail, decided_at, reasons)
      select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::text[],
                           ?::text[], ?::timestamptz[], ?::text[])
      """;

  void write(Turns turns) throws SQLException {
    installs(List.copyOf(turns.installs().values()));
    List<Reservation> added = turns.all().stream().flatMap(turn -> turn.added().stream()).toList();
    List<Reservation> kept = turns.all().stream().flatMap(turn -> turn.kept().stream()).toList();
    ReservationRows.update(connection, kept);
    ReservationRows.insert(connection, added);
    log(turns.all().stream().flatMap(turn -> turn.decisions().stream()).toList());
  }

  private void installs(List<PlacedInstall> all) throws SQLException {
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
