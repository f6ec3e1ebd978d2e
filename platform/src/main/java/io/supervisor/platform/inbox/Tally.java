package io.supervisor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Counts what became of records, and names those that are refused. */
record Tally(MeterRegistry meters) {

  private static final Logger LOG = Logger.getLogger(Tally.class);

  void handled(ConsumerRecord<?, ?> record) {
    count(record, "handled");
  }

  void refused(ConsumerRecord<?, ?> record, Throwable why) {
    count(record, "dead-lettered");
    LOG.errorf(
        "record refused: topic=%s partition=%d offset=%d: %s",
        record.topic(), record.partition(), record.offset(), why);
  }

  private void count(ConsumerRecord<?, ?> record, String outcome) {
    meters.counter("events." + outcome, "topic", record.topic()).increment();
  }
}
