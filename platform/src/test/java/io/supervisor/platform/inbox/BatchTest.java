package io.supervisor.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.outbox.BatchOutbox;
import io.supervisor.platform.outbox.BatchOutbox.Leaving;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many events in one transaction keep the rules of single ones. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class BatchTest {

  private static final String TOPIC = "supervisor.platform.batches.v1";
  private static final Lineage LINEAGE = new Lineage("correlation", "causation", "");

  @Inject DataSource database;
  @Inject BatchInbox inbox;
  @Inject BatchOutbox outbox;

  record Told(String key, String text) implements Event {
    @Override
    public String topic() {
      return TOPIC;
    }

    @Override
    public String type() {
      return "io.supervisor.platform.told.v1";
    }
  }

  @Test
  void onlyWhatIsNewIsHandedOnAndInItsOrder() throws SQLException {
    assertThat(fresh(true, event("a", "e1", 1), event("a", "e1", 1), event("b", "e2", 5)))
        .containsExactly("e1", "e2");
    assertThat(fresh(true, event("b", "e3", 4), event("a", "e4", 2), event("a", "e5", 2)))
        .as("older than the last of its key, or as old")
        .containsExactly("e4");
    assertThat(fresh(true, event("a", "e1", 1), event("a", "e6", 3), event("a", "e4", 2)))
        .as("those that came already, among a new one")
        .containsExactly("e6");
    assertThat(fresh(false, event("c", "e7", 1))).containsExactly("e7");
    assertThat(fresh(true, event("c", "e7", 1))).as("it was rolled back").containsExactly("e7");
  }

  @ParameterizedTest
  @CsvSource({"d,1", "e,2"})
  void twoThatTakeTheSameEventsAtOnceHandleThemOnce(String key, int events) throws Exception {
    ReceivedEvent[] same =
        IntStream.rangeClosed(1, events)
            .mapToObj(version -> event(key, key + version, version))
            .toArray(ReceivedEvent[]::new);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection first = database.getConnection()) {
      first.setAutoCommit(false);
      List<ReceivedEvent> taken = inbox.fresh(first, "batch-test", List.of(same[0]));
      Future<List<String>> late = other.submit(() -> fresh(true, same));
      await().until(() -> somebodyWaits(first));
      end(first, true);

      assertThat(taken).containsExactly(same[0]);
      assertThat(late.get())
          .containsExactlyElementsOf(Stream.of(same).skip(1).map(ReceivedEvent::id).toList());
    } finally {
      other.shutdownNow();
    }
  }

  private static boolean somebodyWaits(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_stat_clear_snapshot()");
      try (ResultSet waiting =
          statement.executeQuery(
              "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                  + " and query like '%inbox_version%'")) {
        waiting.next();
        return waiting.getLong(1) > 0;
      }
    }
  }

  @Test
  void whatLeavesHasTheNextVersionsOfItsKeyAndItsOrder() throws Exception {
    append(false, told("a", "never"));
    append(true, told("a", "one"), told("b", "other"), told("a", "two"));
    append(true, told("a", "three"));

    var records = Topic.named(TOPIC).records(4);

    assertThat(records)
        .filteredOn(one -> one.key().equals("a"))
        .extracting(one -> one.value() + version(one.headers().lastHeader("ce_aggregateversion")))
        .containsExactly(json("a", "one") + 1, json("a", "two") + 2, json("a", "three") + 3);
    assertThat(records).hasSize(4);
  }

  private static String version(Header header) {
    return new String(header.value());
  }

  private static String json(String key, String text) {
    return "{\"key\":\"%s\",\"text\":\"%s\"}".formatted(key, text);
  }

  private static Leaving told(String key, String text) {
    return new Leaving(new Told(key, text), LINEAGE);
  }

  private static ReceivedEvent event(String key, String id, long version) {
    return new ReceivedEvent("topic", key, id, "/source", "type", version, LINEAGE, new byte[0]);
  }

  private List<String> fresh(boolean commit, ReceivedEvent... events) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      List<ReceivedEvent> fresh = inbox.fresh(connection, "batch-test", Arrays.asList(events));
      end(connection, commit);
      return fresh.stream().map(ReceivedEvent::id).toList();
    }
  }

  private void append(boolean commit, Leaving... events) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      outbox.append(connection, Arrays.asList(events));
      end(connection, commit);
    }
  }

  private static void end(Connection connection, boolean commit) throws SQLException {
    if (commit) {
      connection.commit();
    } else {
      connection.rollback();
    }
    connection.setAutoCommit(true);
  }
}
