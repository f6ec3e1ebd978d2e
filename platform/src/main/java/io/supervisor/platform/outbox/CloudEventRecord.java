package io.supervisor.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;

/**
 * Turns a row into a record of the CloudEvents 1.0 Kafka binding, binary mode. The partition comes
 * from the part of the key before its first slash, so that everything of one parent keeps its order
 * on every topic.
 */
record CloudEventRecord(String source) {

  ProducerRecord<String, String> of(OutboxRow row, int partitions) {
    return new ProducerRecord<>(
        row.topic(), partition(row.key(), partitions), row.key(), row.payload(), headers(row));
  }

  static int partition(String key, int partitions) {
    int slash = key.indexOf('/');
    String parent = slash < 0 ? key : key.substring(0, slash);
    return Utils.toPositive(Utils.murmur2(parent.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  private Iterable<Header> headers(OutboxRow row) {
    List<Header> headers =
        new ArrayList<>(
            List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", row.id().toString()),
                header("ce_source", source),
                header("ce_type", row.type()),
                header("ce_subject", row.key()),
                header("ce_time", row.occurredAt().toString()),
                header("ce_partitionkey", row.key()),
                header("ce_aggregateversion", Long.toString(row.version())),
                header("ce_correlationid", row.correlationId()),
                header("ce_causationid", row.causationId()),
                header("content-type", "application/json")));
    if (!row.traceparent().isEmpty()) {
      headers.add(header("ce_traceparent", row.traceparent()));
      headers.add(header("traceparent", row.traceparent()));
    }
    return headers;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
