package io.supervisor.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What broker and database let through together when nobody decides anything: requests are taken
 * from their topic, the rows of a decision are written for each, many in one transaction, and what
 * the outbox holds goes to the topic of decisions and is deleted. Nothing is read, parsed or
 * chosen.
 */
final class DecisionPipeCap {

  private static final int BATCH = 500;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final String kafka;
  private final String database;
  private final String from;
  private final ConsumerRecord<String, String> decision;
  private final List<Thread> threads;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile boolean running = true;

  /**
   * Begins to take what comes from now on.
   *
   * @param from topic of requests
   * @param decision one that the service has made: as long and with the same headers are all
   */
  DecisionPipeCap(
      String kafka, String database, String from, ConsumerRecord<String, String> decision)
      throws InterruptedException {
    this.kafka = kafka;
    this.database = database;
    this.from = from;
    this.decision = decision;
    threads = List.of(new Thread(this::take), new Thread(this::relay));
    threads.forEach(Thread::start);
    ready.await();
  }

  private void take() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "max.poll.records", BATCH, "enable.auto.commit", false);
    try (KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        Connection connection = connected()) {
      consumer.assign(
          consumer.partitionsFor(from).stream()
              .map(one -> new TopicPartition(from, one.partition()))
              .toList());
      consumer.seekToEnd(consumer.assignment());
      consumer.assignment().forEach(consumer::position);
      ready.countDown();
      int next = 1_000_000;
      while (running) {
        ConsumerRecords<String, String> records = consumer.poll(PAUSE);
        if (!records.isEmpty()) {
          DecisionLogCap.write(connection, next, records.count(), decision.value());
          next += records.count();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void relay() {
    try (KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        Connection connection = connected()) {
      while (running) {
        if (sent(connection, producer) == 0) {
          Thread.sleep(PAUSE.toMillis() / 10);
        }
      }
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int sent(Connection connection, KafkaProducer<String, String> producer)
      throws SQLException, InterruptedException, ExecutionException {
    List<Long> rows = new ArrayList<>();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select seq, key, payload from outbox_row order by seq limit " + BATCH);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(row.getLong(1));
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    decision.topic(),
                    null,
                    "bench-" + row.getString(2),
                    row.getString(3),
                    decision.headers())));
      }
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
    if (!rows.isEmpty()) {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from outbox_row where seq = any (?)")) {
        delete.setArray(1, connection.createArrayOf("bigint", rows.toArray()));
        delete.executeUpdate();
      }
    }
    connection.commit();
    return rows.size();
  }

  private Connection connected() throws SQLException {
    Connection connection = DriverManager.getConnection(database);
    connection.createStatement().execute("set search_path to scheduler");
    connection.setAutoCommit(false);
    return connection;
  }

  /** Takes no more. */
  void stop() throws InterruptedException {
    running = false;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
