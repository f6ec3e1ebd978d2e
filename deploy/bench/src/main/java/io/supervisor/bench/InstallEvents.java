package io.supervisor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what becomes of installs, from when it was made on, and when it was told. */
final class InstallEvents implements AutoCloseable {

  private static final String TOPIC = "supervisor.install.installs.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Long> settled = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, String> reader;

  InstallEvents(String kafka) {
    reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", "5"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        reader.partitionsFor(TOPIC).stream()
            .map(found -> new TopicPartition(TOPIC, found.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToEnd(partitions);
    partitions.forEach(reader::position);
  }

  /** Reads until so many installs are ready; how many are when it took longer than {@code most}. */
  int await(int installs, Duration most) throws IOException {
    long begin = System.nanoTime();
    while (settled.size() < installs && System.nanoTime() - begin < most.toNanos()) {
      for (ConsumerRecord<String, String> record : reader.poll(Duration.ofMillis(20))) {
        JsonNode install = json.readTree(record.value());
        if (install.path("phase").asText().equals("READY")) {
          settled.putIfAbsent(record.key(), System.nanoTime());
        }
      }
    }
    return settled.size();
  }

  /** When an install was told to be ready, in {@link System#nanoTime}; absent when it was not. */
  Map<String, Long> settled() {
    return settled;
  }

  @Override
  public void close() {
    reader.close();
  }
}
