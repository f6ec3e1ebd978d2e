package io.supervisor.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the services have read. */
record Groups(String brokers) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Waits until a group has taken every record there is. */
  void awaitAllRead(String group) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      await(group).atMost(LIMIT).until(() -> unread(admin, group) == 0);
    }
  }

  private static long unread(Admin admin, String group) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(
                read.keySet().stream()
                    .collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
            .all()
            .get();
    return read.entrySet().stream()
        .mapToLong(one -> ends.get(one.getKey()).offset() - one.getValue().offset())
        .sum();
  }
}
