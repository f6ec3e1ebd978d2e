package io.supervisor.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is on the topics now, the way an outsider does. */
record Topics(String brokers) {

  /** Header of a record that a test has put on a topic and no service. */
  static final String INJECTED = "injected";

  static final String BUNDLES = "supervisor.install.bundles.v1";

  /** Where the services tell each other how an install goes on. */
  static final List<String> FLOW =
      List.of(
          "supervisor.catalog.commands.v1",
          BUNDLES,
          "supervisor.install.placement-requests.v1",
          "supervisor.install.installs.v1",
          "supervisor.scheduler.placements.v1",
          "supervisor.namespace.workloads.v1");

  /** A record with its CloudEvents attributes. */
  record Seen(
      String topic,
      int partition,
      long offset,
      String key,
      Map<String, String> headers,
      String value) {

    static Seen of(ConsumerRecord<String, String> record) {
      Map<String, String> headers = new HashMap<>();
      for (Header header : record.headers()) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
      return new Seen(
          record.topic(),
          record.partition(),
          record.offset(),
          record.key(),
          headers,
          record.value());
    }

    String attribute(String name) {
      return headers.getOrDefault("ce_" + name, "");
    }

    /** The trace that the event belongs to: the second part of its W3C trace context. */
    String trace() {
      String[] parts = attribute("traceparent").split("-");
      return parts.length > 1 ? parts[1] : "";
    }

    JsonNode data() {
      try {
        return new ObjectMapper().readTree(value);
      } catch (IOException e) {
        throw new IllegalArgumentException(topic + " holds no JSON: " + value, e);
      }
    }

    boolean injected() {
      return headers.containsKey(INJECTED);
    }

    boolean deadLetter() {
      return topic.endsWith(".dlq");
    }
  }

  /** Names of all topics the suite has, dead-letter topics included. */
  static List<String> names() throws IOException {
    JsonNode declared =
        new ObjectMapper(new YAMLFactory())
            .readTree(SuiteExtension.ROOT.resolve("deploy/kafka/topics.yaml").toFile());
    return declared.path("topics").findValuesAsText("name");
  }

  /** Every record of every topic that the suite made, in order within a partition. */
  List<Seen> everything() throws IOException {
    return read(names()).stream().filter(seen -> !seen.injected()).toList();
  }

  List<Seen> read(List<String> topics) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", brokers, "enable.auto.commit", false);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Seen> seen = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(Seen.of(record)));
      }
      return seen;
    }
  }
}
