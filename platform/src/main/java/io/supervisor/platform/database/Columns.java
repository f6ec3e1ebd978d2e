package io.supervisor.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Sets the parameters of a statement that writes many rows, each an array: a column of the rows.
 */
public final class Columns {

  private final Connection connection;
  private final PreparedStatement statement;
  private int place;

  public Columns(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /** The next parameter: what each of the rows has in a column of the type. */
  public <T> void add(String type, List<T> rows, Function<T, Object> of) throws SQLException {
    Object[] values = rows.stream().map(of).toArray();
    statement.setArray(++place, connection.createArrayOf(type, values));
  }
}
