package io.supervisor.platform.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * One PostgreSQL and one broker for all modules of a build: a process beside them, started by the
 * first test that needs it, ended with the build that it belongs to.
 */
public final class TestServers {

  private static final long LOOK_MILLIS = 500;

  private TestServers() {}

  /** Arguments: the file to write when all is ready, and the process that it lives for. */
  public static void main(String[] arguments) throws Exception {
    Path ready = Path.of(arguments[0]);
    ProcessHandle build = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      EmbeddedKafkaBroker broker = broker();
      try {
        database(postgres);
        write(ready, postgres.getPort(), broker.getAdvertisedListeners());
        while (build.isAlive()) {
          Thread.sleep(LOOK_MILLIS);
        }
      } finally {
        Files.deleteIfExists(ready);
        broker.close();
      }
    }
    System.exit(0);
  }

  private static EmbeddedKafkaBroker broker() {
    return new EmbeddedKafkaBroker()
        .withNodeId(1)
        .withDeleteLogDirsOnClose(true)
        .withAdditionalProperties(
            properties -> {
              properties.put("group.initial.rebalance.delay.ms", "0");
              properties.put("message.max.bytes", "8388608");
            })
        .start();
  }

  private static void database(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("create database supervisor");
    }
  }

  private static void write(Path ready, int postgres, String listeners) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
    properties.setProperty("postgres", Integer.toString(postgres));
    properties.setProperty("kafka", listeners.substring(listeners.indexOf("://") + 3));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Path next = ready.resolveSibling("next");
    Files.writeString(next, text.toString());
    Files.move(next, ready, StandardCopyOption.ATOMIC_MOVE);
  }
}
