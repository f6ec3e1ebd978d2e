package io.supervisor.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sets the parameters of a statement that handles many rows, each an array: a column of the rows.
 * Arrays of texts, numbers and booleans, not of objects, go to the server as they are; those of ids
 * and times go as text.
 */
public final class Columns {

  private final Connection connection;
  private final PreparedStatement statement;
  private int place;

  public Columns(Connection connection, PreparedStatement statement) {
    this(connection, statement, 0);
  }

  /**
   * @param before how many parameters are set already
   */
  public Columns(Connection connection, PreparedStatement statement, int before) {
    this.connection = connection;
    this.statement = statement;
    this.place = before;
  }

  public <T> Columns texts(List<T> rows, Function<T, String> of) throws SQLException {
    return next("text", rows.stream().map(of).toArray(String[]::new));
  }

  public <T> Columns longs(List<T> rows, Function<T, Long> of) throws SQLException {
    return next("int8", rows.stream().map(of).toArray(Long[]::new));
  }

  public <T> Columns ints(List<T> rows, Function<T, Integer> of) throws SQLException {
    return next("int4", rows.stream().map(of).toArray(Integer[]::new));
  }

  public <T> Columns booleans(List<T> rows, Function<T, Boolean> of) throws SQLException {
    return next("bool", rows.stream().map(of).toArray(Boolean[]::new));
  }

  public <T> Columns uuids(List<T> rows, Function<T, UUID> of) throws SQLException {
    return next("uuid", rows.stream().map(of).toArray(UUID[]::new));
  }

  public <T> Columns times(List<T> rows, Function<T, Instant> of) throws SQLException {
    return next("timestamptz", rows.stream().map(of).toArray(Instant[]::new));
  }

  /** Two parameters: the names, and the number of each. */
  public Columns numbers(Map<String, Long> byName) throws SQLException {
    List<Map.Entry<String, Long>> rows = List.copyOf(byName.entrySet());
    return texts(rows, Map.Entry::getKey).longs(rows, Map.Entry::getValue);
  }

  private Columns next(String type, Object[] values) throws SQLException {
    statement.setArray(++place, connection.createArrayOf(type, values));
    return this;
  }
}
