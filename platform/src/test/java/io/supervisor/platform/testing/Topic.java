package io.supervisor.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
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
    try (KafkaConsumer<String, String> consumer = fromTheStart()) {
      return read(consumer, enough);
    }
  }

  /** Reads until there are {@code count} records. */
  public List<ConsumerRecord<String, String>> records(int count) {
    return until(seen -> seen.size() >= count);
  }

  /** Reads until a key has {@code least} records, then on to the end: all that there are of it. */
  public List<ConsumerRecord<String, String>> of(String key, int least) {
    try (KafkaConsumer<String, String> consumer = fromTheStart()) {
      List<ConsumerRecord<String, String>> seen =
          read(consumer, all -> all.stream().filter(one -> one.key().equals(key)).count() >= least);
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())
          && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
      }
      return seen.stream().filter(one -> one.key().equals(key)).toList();
    }
  }

  private KafkaConsumer<String, String> fromTheStart() {
    Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers());
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** The broker makes a topic when it is first asked for it; that takes a moment. */
  private List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    List<PartitionInfo> found = consumer.partitionsFor(name);
    while (found.isEmpty() && System.nanoTime() < end) {
      consumer.listTopics(Duration.ofMillis(200));
      found = consumer.partitionsFor(name);
    }
    return found.stream().map(one -> new TopicPartition(name, one.partition())).toList();
  }

  private static List<ConsumerRecord<String, String>> read(
      KafkaConsumer<String, String> consumer,
      Predicate<List<ConsumerRecord<String, String>>> enough) {
    List<ConsumerRecord<String, String>> seen = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!enough.test(seen) && System.nanoTime() < end) {
      consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }
    return seen;
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
