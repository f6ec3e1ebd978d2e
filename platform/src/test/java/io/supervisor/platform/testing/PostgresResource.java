package io.supervisor.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The real PostgreSQL of the build, with an empty schema and a role for the service under test. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    int port = SharedServers.get().postgres();
    String service = ConfigProvider.getConfig().getValue("supervisor.service", String.class);
    String url = "jdbc:postgresql://127.0.0.1:%d/supervisor?user=postgres".formatted(port);
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      if (!exists(sql, service)) {
        sql.execute("create role %s login password 'test'".formatted(service));
      }
      sql.execute("drop schema if exists %s cascade".formatted(service));
      sql.execute("create schema %1$s authorization %1$s".formatted(service));
      sql.execute("alter role %1$s set search_path = %1$s".formatted(service));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "SUPERVISOR_DB_HOST", "127.0.0.1",
        "SUPERVISOR_DB_PORT", Integer.toString(port),
        "SUPERVISOR_DB_PASSWORD", "test");
  }

  private static boolean exists(Statement sql, String role) throws SQLException {
    try (ResultSet found =
        sql.executeQuery("select 1 from pg_roles where rolname = '%s'".formatted(role))) {
      return found.next();
    }
  }

  @Override
  public void stop() {
    // the servers end with the build
  }
}
