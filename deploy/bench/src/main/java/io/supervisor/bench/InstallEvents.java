package io.supervisor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what becomes of installs, from when it was made on, and when it was told. */
final class InstallEvents implements AutoCloseable {

  private static final String TOPIC = "supervisor.install.installs.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Long> settled = new ConcurrentHashMap<>();
  private final TopicTail tail;

  InstallEvents(String kafka) {
    tail = new TopicTail(kafka, TOPIC);
  }

  /** Reads until so many installs are ready; how many are when it took longer than {@code most}. */
  int await(int installs, Duration most) throws IOException {
    long begin = System.nanoTime();
    while (settled.size() < installs && System.nanoTime() - begin < most.toNanos()) {
      for (ConsumerRecord<String, String> record : tail.next()) {
        JsonNode install = json.readTree(record.value());
        if (install.path("phase").asText().equals("READY")) {
          settled.putIfAbsent(record.key(), record.timestamp());
        }
      }
    }
    return settled.size();
  }

  /** When an install was told to be ready, by the record, in ms; absent when it was not. */
  Map<String, Long> settled() {
    return settled;
  }

  @Override
  public void close() {
    tail.close();
  }
}
