package io.supervisor.platform.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends rows without waiting for each other and remembers which the broker has not yet
 * acknowledged. The producer is idempotent, waits for all replicas, and never gives up a record, so
 * that a later record of a key cannot overtake an earlier one.
 */
@ApplicationScoped
class OutboxSender {

  private static final Logger LOG = Logger.getLogger(OutboxSender.class);

  private final Map<String, Object> connection;
  private final CloudEventRecord records;
  private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
  private final Semaphore progress = new Semaphore(0);
  private Producer<String, String> producer;
  private volatile boolean failed;

  OutboxSender(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      @ConfigProperty(name = "supervisor.service") String service) {
    this.connection = connection;
    this.records = new CloudEventRecord("/" + service + "-service");
  }

  void send(OutboxRow row) {
    if (producer == null) {
      producer = new KafkaProducer<>(settings(connection));
    }
    inFlight.add(row.seq());
    producer.send(
        records.of(row, producer.partitionsFor(row.topic()).size()),
        (metadata, failure) -> {
          if (failure == null) {
            acknowledged.add(row.seq());
          } else {
            LOG.errorf("event %s to %s not sent: %s", row.id(), row.topic(), failure);
            failed = true;
          }
          progress.release();
        });
  }

  /** Rows the broker has taken since the last call; they may be deleted. */
  Long[] acknowledged() {
    List<Long> taken = new ArrayList<>();
    for (Long seq = acknowledged.poll(); seq != null; seq = acknowledged.poll()) {
      taken.add(seq);
    }
    return taken.toArray(Long[]::new);
  }

  boolean busy() {
    return !inFlight.isEmpty();
  }

  /** Rows sent and not yet deleted. */
  Long[] inFlight() {
    return inFlight.toArray(Long[]::new);
  }

  /** Deleted rows need not be remembered. */
  void forget(Long[] deleted) {
    inFlight.removeAll(List.of(deleted));
  }

  /** Starts over with a new producer: what was not acknowledged will be read again. */
  void forgetInFlight() {
    close();
    inFlight.clear();
    failed = false;
    acknowledged.clear();
    progress.drainPermits();
  }

  /**
   * Waits until the broker has answered to all that was sent, or a moment: each look at the table
   * costs, and most answers come together. A refused record makes the relay start over.
   */
  void awaitProgress() throws InterruptedException {
    failOnRefusal();
    progress.drainPermits();
    int unanswered = inFlight.size() - acknowledged.size();
    if (unanswered > 0) {
      progress.tryAcquire(unanswered, 20, TimeUnit.MILLISECONDS);
    }
  }

  /** Nothing may follow a record that was not taken: a later one of its key would overtake it. */
  void failOnRefusal() {
    if (failed) {
      throw new IllegalStateException("the broker refused a record");
    }
  }

  void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
      producer = null;
    }
  }

  /** How to reach the brokers (addresses, TLS, SASL) as configured, and what must never differ. */
  static Map<String, Object> settings(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 * 1024 * 1024);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000L);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    return settings;
  }
}
