package io.supervisor.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on topics that no service has put there. */
record Injection(String brokers) {

  private static final String COMMANDS = "supervisor.catalog.commands.v1";

  /** Commands that nobody can read, with envelopes in order; returns their ids. */
  List<String> poison(int count, Random random) throws Exception {
    List<String> ids = new ArrayList<>();
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      ids.add(id);
      records.add(
          record(
              COMMANDS,
              random.nextInt(6),
              "domain-c8/poison-" + id,
              Map.of(
                  "ce_specversion",
                  "1.0",
                  "ce_id",
                  id,
                  "ce_source",
                  "/catalog-service",
                  "ce_type",
                  "io.supervisor.catalog.install-requested.v1",
                  "ce_time",
                  Instant.now().toString(),
                  "ce_aggregateversion",
                  "1",
                  "ce_correlationid",
                  id,
                  "ce_causationid",
                  id,
                  "content-type",
                  "application/json",
                  Topics.INJECTED,
                  "true"),
              "no JSON"));
    }
    send(records);
    return ids;
  }

  /** The same records twice more, ids and all, in any order. */
  void again(List<Topics.Seen> seen, Random random) throws Exception {
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (int time = 0; time < 2; time++) {
      for (Topics.Seen one : seen) {
        records.add(record(one.topic(), one.partition(), one.key(), one.headers(), one.value()));
      }
    }
    Collections.shuffle(records, random);
    send(records);
  }

  private static ProducerRecord<String, String> record(
      String topic, int partition, String key, Map<String, String> headers, String value) {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, partition, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private void send(List<ProducerRecord<String, String>> records) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (ProducerRecord<String, String> record : records) {
        producer.send(record).get();
      }
    }
  }
}
