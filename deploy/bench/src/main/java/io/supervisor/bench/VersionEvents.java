package io.supervisor.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads what the catalog tells of versions, from when it was made on. */
final class VersionEvents implements AutoCloseable {

  private static final String TOPIC = "supervisor.catalog.services.v1";
  private static final String TYPE = "io.supervisor.catalog.service-version-changed.v1";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final TopicTail tail;

  VersionEvents(String kafka) {
    tail = new TopicTail(kafka, TOPIC);
  }

  /** Waits until so many versions were told of; a failure when that takes more than a minute. */
  void await(int versions) {
    Set<String> seen = new HashSet<>();
    long begin = System.nanoTime();
    while (seen.size() < versions) {
      for (ConsumerRecord<String, String> record : tail.next()) {
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
    tail.close();
  }
}
