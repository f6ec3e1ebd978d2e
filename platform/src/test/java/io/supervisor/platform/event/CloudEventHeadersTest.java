package io.supervisor.platform.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

  @Test
  void aHeaderWithoutAValueIsMissing() {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>("topic", 0, 0, "key", new byte[] {'{', '}'});
    record.headers().add("ce_aggregateversion", null);

    assertThatThrownBy(() -> CloudEventHeaders.read(record))
        .isInstanceOf(MalformedEvent.class)
        .hasMessage("header ce_aggregateversion is missing");
  }
}
