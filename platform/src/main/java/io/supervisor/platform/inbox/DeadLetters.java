package io.supervisor.platform.inbox;

import io.quarkus.arc.Arc;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Stands behind the producers of dead letters, those of the connector and ours: hears of the
 * broker's acknowledgement before they do, and so before the refused record counts as done. Kafka
 * makes it, by the name of its class.
 */
public final class DeadLetters implements ProducerInterceptor<Object, Object> {

  private FaultPoints faults;

  @Override
  public void configure(Map<String, ?> settings) {
    faults = Arc.container().instance(FaultPoints.class).get();
  }

  @Override
  public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> letter) {
    return letter;
  }

  @Override
  public void onAcknowledgement(RecordMetadata written, Exception failure) {
    if (failure == null) {
      faults.reach(FaultPoint.DEAD_LETTER_WRITTEN);
    }
  }

  @Override
  public void close() {
    // holds nothing
  }
}
