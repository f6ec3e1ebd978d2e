package io.supervisor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Counts what became of records, and names those that are refused. */
record Tally(MeterRegistry meters) {

  private static final Logger LOG = Logger.getLogger(Tally.class);

  void handled(String topic, int records) {
    count(topic, "handled", records);
  }

  void refused(ConsumerRecord<?, ?> record, Throwable why) {
    count(record.topic(), "dead-lettered", 1);
    LOG.errorf(
        "record refused: topic=%s partition=%d offset=%d: %s",
        record.topic(), record.partition(), record.offset(), why);
  }

  private void count(String topic, String outcome, int records) {
    meters.counter("events." + outcome, "topic", topic).increment(records);
  }
}
