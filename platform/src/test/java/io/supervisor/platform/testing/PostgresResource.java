package io.supervisor.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real PostgreSQL on a free port, with the one database, schema and role of the service. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement sql = connection.createStatement()) {
        sql.execute("create database supervisor");
      }
      createRole();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "SUPERVISOR_DB_HOST", "127.0.0.1",
        "SUPERVISOR_DB_PORT", Integer.toString(postgres.getPort()),
        "SUPERVISOR_DB_PASSWORD", "test");
  }

  private void createRole() throws SQLException {
    String name = ConfigProvider.getConfig().getValue("supervisor.service", String.class);
    try (Connection connection = postgres.getDatabase("postgres", "supervisor").getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("create role %s login password 'test'".formatted(name));
      sql.execute("create schema %1$s authorization %1$s".formatted(name));
      sql.execute("alter role %1$s set search_path = %1$s".formatted(name));
    }
  }

  @Override
  public void stop() {
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
