package io.supervisor.platform.inbox;

import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_CAUSE;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_CAUSE_CLASS_NAME;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_EXCEPTION_CLASS_NAME;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_OFFSET;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_PARTITION;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_REASON;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_TOPIC;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Takes records that can never be handled, as they came and with what the connector says of its.
 */
final class DeadLetterTopic implements AutoCloseable {

  private final Map<String, Object> broker;
  private final String topic;
  private Producer<String, byte[]> producer;

  /**
   * @param broker how the brokers are reached
   */
  DeadLetterTopic(Map<String, Object> broker, String topic) {
    this.broker = broker;
    this.topic = topic;
  }

  /** Returns when all replicas have it; fails when they have not in half a minute. */
  void add(ConsumerRecord<String, byte[]> refused, Throwable why) throws InterruptedException {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(
            topic, null, refused.key(), refused.value(), new RecordHeaders(refused.headers()));
    tell(letter.headers(), refused, why);
    try {
      producer().send(letter).get();
    } catch (ExecutionException e) {
      close();
      throw new IllegalStateException("no dead letter could be written to " + topic, e.getCause());
    }
  }

  private synchronized Producer<String, byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(settings());
    }
    return producer;
  }

  private static void tell(Headers headers, ConsumerRecord<?, ?> refused, Throwable why) {
    put(headers, DEAD_LETTER_EXCEPTION_CLASS_NAME, why.getClass().getName());
    put(headers, DEAD_LETTER_REASON, String.valueOf(why.getMessage()));
    put(headers, DEAD_LETTER_TOPIC, refused.topic());
    put(headers, DEAD_LETTER_PARTITION, Integer.toString(refused.partition()));
    put(headers, DEAD_LETTER_OFFSET, Long.toString(refused.offset()));
    if (why.getCause() != null) {
      put(headers, DEAD_LETTER_CAUSE_CLASS_NAME, why.getCause().getClass().getName());
      put(headers, DEAD_LETTER_CAUSE, String.valueOf(why.getCause().getMessage()));
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetterProducers.LARGEST_RECORD);
    settings.put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, DeadLetters.class.getName());
    return settings;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
      producer = null;
    }
  }
}
