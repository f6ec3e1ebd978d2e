package io.supervisor.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the catalog tells of versions, from when it was made on. */
final class VersionEvents implements AutoCloseable {

  private static final String TOPIC = "supervisor.catalog.services.v1";
  private static final String TYPE = "io.supervisor.catalog.service-version-changed.v1";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final KafkaConsumer<String, String> reader;

  VersionEvents(String kafka) {
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

  /** Waits until so many versions were told of; a failure when that takes more than a minute. */
  void await(int versions) {
    Set<String> seen = new HashSet<>();
    long begin = System.nanoTime();
    while (seen.size() < versions) {
      for (ConsumerRecord<String, String> record : reader.poll(Duration.ofMillis(100))) {
        if (isOfVersion(record)) {
          seen.add(record.key());
        }
      }
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("%d of %d events came".formatted(seen.size(), versions));
      }
    }
  }

  private static boolean isOfVersion(ConsumerRecord<String, String> record) {
    Header type = record.headers().lastHeader("ce_type");
    return type != null && TYPE.equals(new String(type.value(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    reader.close();
  }
}
