package io.supervisor.local.postgres;

import io.supervisor.local.process.StartFailure;
import io.supervisor.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database {@code supervisor} of a suite, seen as superuser. */
public final class Database {

  private static final String WRONG_PASSWORD = "28P01";

  private final int port;
  private final Secrets secrets;

  Database(int port, Secrets secrets) {
    this.port = port;
    this.secrets = secrets;
  }

  public int port() {
    return port;
  }

  /** JDBC URL of the database with the superuser's name and password in it. */
  public String superuserUrl() {
    return url("supervisor");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=%s&connectTimeout=5"
        .formatted(port, database, secrets.password("postgres"));
  }

  boolean answers() throws IOException {
    try (Connection connection = DriverManager.getConnection(url("postgres"))) {
      return connection.isValid(2);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new StartFailure(
            PostgresServer.NAME,
            "the kept database has another password than the kept secrets",
            "Start with --fresh, which deletes all state.");
      }
      throw new IOException(e);
    }
  }

  /** Makes the database, its schemas and roles, as far as an earlier start has not done it. */
  void fill(Path script) {
    try {
      try (Connection server = DriverManager.getConnection(url("postgres"))) {
        if (!exists(server, "select 1 from pg_database where datname = 'supervisor'")) {
          execute(server, "create database supervisor");
        }
      }
      try (Connection database = DriverManager.getConnection(superuserUrl())) {
        if (!exists(database, "select 1 from pg_roles where rolname = 'catalog'")) {
          database.setAutoCommit(false);
          execute(database, new SchemaScript(Files.readString(script)).filled(secrets));
          database.commit();
        }
      }
    } catch (SQLException | IOException e) {
      throw new StartFailure(
          PostgresServer.NAME,
          "the schemas could not be made: " + e.getMessage(),
          "Check " + script + ".");
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
