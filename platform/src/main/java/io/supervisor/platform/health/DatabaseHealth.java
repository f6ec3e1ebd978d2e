package io.supervisor.platform.health;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the database answers. Without it calls are answered 503. */
@HealthGroup("dependencies")
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

  private static final int PATIENCE_S = 1;

  private final DataSource database;

  DatabaseHealth(DataSource database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    boolean answers;
    try (Connection connection = database.getConnection()) {
      answers = connection.isValid(PATIENCE_S);
    } catch (SQLException e) {
      answers = false;
    }
    return HealthCheckResponse.named("database").status(answers).build();
  }
}
