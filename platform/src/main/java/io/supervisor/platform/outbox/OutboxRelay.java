package io.supervisor.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Moves outbox rows to the broker, in order. One instance of a service does it at a time, under an
 * advisory lock of its database session; a session that falls silent is ended by the server, and
 * with it the lock. A thread of its own, because it waits: for the lock, for a notification, for
 * the broker.
 */
@ApplicationScoped
public class OutboxRelay implements Runnable {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final DataSource database;
  private final OutboxSender sender;
  private final OutboxConfig config;
  private final FaultPoints faults;
  private final Thread thread = new Thread(this, "outbox-relay");
  private volatile boolean running = true;
  private volatile boolean active;

  OutboxRelay(DataSource database, OutboxSender sender, OutboxConfig config, FaultPoints faults) {
    this.database = database;
    this.sender = sender;
    this.config = config;
    this.faults = faults;
    thread.setDaemon(true);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    thread.interrupt();
    thread.join(5_000);
    sender.close();
  }

  /** Whether this instance holds the relay's lock right now. */
  public boolean active() {
    return active;
  }

  @Override
  public void run() {
    while (running) {
      try (Connection connection = database.getConnection()) {
        relay(connection);
      } catch (SQLException e) {
        LOG.warnf("outbox relay lost its database: %s", e.getMessage());
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | OutOfMemoryError e) {
        LOG.error("outbox relay starts over", e);
        pause();
      } finally {
        active = false;
      }
    }
  }

  private void relay(Connection connection) throws SQLException, InterruptedException {
    OutboxTable table = new OutboxTable(connection);
    if (!table.lock()) {
      Thread.sleep(config.takeover().toMillis());
      return;
    }
    active = true;
    sender.forgetInFlight();
    PGConnection notifications = connection.unwrap(PGConnection.class);
    while (running) {
      deleteAcknowledged(table);
      List<OutboxRow> rows = table.unsent(sender.inFlight(), config.batch());
      if (!rows.isEmpty()) {
        faults.reach(FaultPoint.RELAY_READ);
      }
      for (OutboxRow row : rows) {
        sender.failOnRefusal();
        sender.send(row);
      }
      if (sender.busy()) {
        sender.awaitProgress();
      } else {
        notifications.getNotifications((int) config.poll().toMillis());
      }
    }
    deleteAcknowledged(table);
  }

  private void deleteAcknowledged(OutboxTable table) throws SQLException {
    Long[] taken = sender.acknowledged();
    if (taken.length > 0) {
      faults.reach(FaultPoint.RELAY_ACKNOWLEDGED);
    }
    table.delete(taken);
    sender.forget(taken);
  }

  private void pause() {
    try {
      Thread.sleep(config.takeover().toMillis());
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
