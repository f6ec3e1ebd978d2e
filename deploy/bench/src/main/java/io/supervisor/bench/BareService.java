package io.supervisor.bench;

import io.supervisor.local.Suite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What everything else is compared with: one insert, one outbox row, one hop over a topic. */
final class BareService implements AutoCloseable {

  private static final String TOPIC = "supervisor.note.notes.v1";
  private static final String PASSWORD = "bench";

  private final Suite suite;
  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaConsumer<String, String> reader;

  private BareService(Suite suite, URI url, KafkaConsumer<String, String> reader) {
    this.suite = suite;
    this.url = url;
    this.reader = reader;
  }

  static BareService start(Suite suite) throws Exception {
    try (Connection database = DriverManager.getConnection(suite.databaseUrl());
        Statement sql = database.createStatement()) {
      sql.execute("create role note login password '" + PASSWORD + "'");
      sql.execute("create schema note authorization note");
      sql.execute("alter role note set search_path = note");
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.kafka()))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(6), Optional.of((short) 1))))
          .all()
          .get();
    }
    URI url =
        suite.startGuest(
            "bare-service", "deploy/bench/bare", Map.of("SUPERVISOR_DB_PASSWORD", PASSWORD));
    KafkaConsumer<String, String> reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", suite.kafka(), "fetch.max.wait.ms", "5"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, 6).mapToObj(number -> new TopicPartition(TOPIC, number)).toList();
    reader.assign(partitions);
    reader.seekToEnd(partitions);
    partitions.forEach(reader::position);
    return new BareService(suite, url, reader);
  }

  /** From the call to its event on the topic. */
  void once(Timings timings) throws Exception {
    long begin = System.nanoTime();
    UUID id = UUID.randomUUID();
    post(id);
    while (true) {
      for (ConsumerRecord<String, String> record : reader.poll(Duration.ofMillis(100))) {
        if (record.key().equals(id.toString())) {
          timings.since(begin);
          return;
        }
      }
    }
  }

  private void post(UUID id) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/notes/" + id))
            .POST(BodyPublishers.ofString("text"))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 204) {
      throw new IllegalStateException("the bare service answered " + status);
    }
  }

  /** An endpoint that answers these bytes and does nothing else. */
  Endpoint page(byte[] bytes) throws Exception {
    URI page = url.resolve("/page");
    HttpRequest keep = HttpRequest.newBuilder(page).PUT(BodyPublishers.ofByteArray(bytes)).build();
    int status = http.send(keep, BodyHandlers.discarding()).statusCode();
    if (status != 204) {
      throw new IllegalStateException("the bare service answered " + status);
    }
    return new Endpoint(
        HttpRequest.newBuilder(page).build(), suite.component("bare-service").pid());
  }

  /** Calls in a second, with so many clients, until the last event is on the topic. */
  double sustained(int calls, int clients) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    long begin = System.nanoTime();
    List<Future<Object>> answers =
        pool.invokeAll(
            IntStream.range(0, calls)
                .<Callable<Object>>mapToObj(
                    i ->
                        () -> {
                          post(UUID.randomUUID());
                          return null;
                        })
                .toList());
    for (Future<Object> answer : answers) {
      answer.get();
    }
    pool.shutdown();
    int seen = 0;
    while (seen < calls) {
      seen += reader.poll(Duration.ofMillis(100)).count();
    }
    return calls / seconds(begin);
  }

  /** Rows a second that the relay moves, from one commit of them all to the empty table. */
  double drained(int rows) throws SQLException, InterruptedException {
    try (Connection database = DriverManager.getConnection(suite.databaseUrl());
        Statement sql = database.createStatement()) {
      sql.execute(
          """
          insert into note.outbox_row (id, topic, key, type, version, payload,
                                       correlation_id, causation_id, traceparent, occurred_at)
          select gen_random_uuid(), '%s', 'bench/' || n %% 100, 'io.supervisor.note.note-written.v1',
                 n / 100 + 1, '{"id":"x","text":"%s"}', 'bench', 'bench', '', now()
          from generate_series(0, %d) n
          """
              .formatted(TOPIC, "x".repeat(300), rows - 1));
      long begin = System.nanoTime();
      sql.execute("notify note_outbox");
      while (waiting(sql) > 0) {
        Thread.sleep(5);
      }
      return rows / seconds(begin);
    }
  }

  private static long waiting(Statement sql) throws SQLException {
    try (ResultSet count = sql.executeQuery("select count(*) from note.outbox_row")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    reader.close();
  }
}
