package io.supervisor.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads and writes a topic the way an outsider does. */
public final class Topic {

  private final String name;

  private Topic(String name) {
    this.name = name;
  }

  public static Topic named(String name) {
    return new Topic(name);
  }

  /** Reads from the start until {@code enough}, at most 30 s. */
  public List<ConsumerRecord<String, String>> until(
      Predicate<List<ConsumerRecord<String, String>>> enough) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            "test-" + UUID.randomUUID(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(name));
      List<ConsumerRecord<String, String>> seen = new ArrayList<>();
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!enough.test(seen) && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
      }
      return seen;
    }
  }

  /** Reads until there are {@code count} records. */
  public List<ConsumerRecord<String, String>> records(int count) {
    return until(seen -> seen.size() >= count);
  }

  /** Writes an event as its owner's relay does. */
  public void publish(
      String source, String type, String key, long version, String id, String json) {
    ProducerRecord<String, String> event = new ProducerRecord<>(name, key, json);
    header(event, "ce_specversion", "1.0");
    header(event, "ce_id", id);
    header(event, "ce_source", source);
    header(event, "ce_type", type);
    header(event, "ce_subject", key);
    header(event, "ce_aggregateversion", Long.toString(version));
    header(event, "ce_correlationid", "test-request");
    header(event, "ce_causationid", "test-cause");
    header(event, "ce_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    send(event);
  }

  /** Writes whatever it is given. */
  public void publishRaw(String key, String value) {
    send(new ProducerRecord<>(name, key, value));
  }

  private static void send(ProducerRecord<String, String> event) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(event);
    }
  }

  private static void header(ProducerRecord<String, String> event, String name, String value) {
    event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String brokers() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}
