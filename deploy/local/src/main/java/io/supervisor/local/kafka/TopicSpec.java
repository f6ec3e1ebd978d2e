package io.supervisor.local.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic as the file has it.
 *
 * @param maxBytes the largest record, or null for the broker's default
 */
public record TopicSpec(String name, int partitions, Kind kind, Integer maxBytes) {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration LAG = Duration.ofHours(1);

  /** What a topic is for decides how long records stay. */
  public enum Kind {
    process,
    state,
    dlq,
    audit
  }

  /** The topic's configuration on the broker. */
  public Map<String, String> config() {
    Map<String, String> config = new TreeMap<>();
    switch (kind) {
      case process -> keepFor(WEEK, config);
      case dlq -> keepFor(MONTH, config);
      case audit -> keepFor(YEAR, config);
      case state -> {
        config.put("cleanup.policy", "compact");
        config.put("delete.retention.ms", Long.toString(WEEK.toMillis()));
        config.put("min.compaction.lag.ms", Long.toString(LAG.toMillis()));
      }
    }
    if (maxBytes != null) {
      config.put("max.message.bytes", maxBytes.toString());
    }
    return config;
  }

  private static void keepFor(Duration time, Map<String, String> config) {
    config.put("cleanup.policy", "delete");
    config.put("retention.ms", Long.toString(time.toMillis()));
  }
}
