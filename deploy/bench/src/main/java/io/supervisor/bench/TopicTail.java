package io.supervisor.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What comes on a topic, from when this was made on. */
final class TopicTail implements AutoCloseable {

  private final KafkaConsumer<String, String> reader;

  /** Hears of each record at once. */
  TopicTail(String kafka, String topic) {
    this(topic, Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", "100"));
  }

  /** Hears of many records together, up to 50 ms late: it takes little of the machine. */
  static TopicTail inBulk(String kafka, String topic) {
    return new TopicTail(
        topic,
        Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", "50", "fetch.min.bytes", "65536"));
  }

  private TopicTail(String topic, Map<String, Object> settings) {
    reader = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions =
        reader.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToEnd(partitions);
    partitions.forEach(reader::position);
  }

  /** What came since the last time; waits a moment when that is nothing. */
  Iterable<ConsumerRecord<String, String>> next() {
    return reader.poll(Duration.ofMillis(20));
  }

  @Override
  public void close() {
    reader.close();
  }
}
