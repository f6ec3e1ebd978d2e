package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.namespace.workloads.v1}. */
@ApplicationScoped
public class WorkloadConsumer {

  private final Delivery delivery;
  private final Settlement settlement;
  private final ObjectMapper json;

  WorkloadConsumer(Delivery delivery, Settlement settlement, ObjectMapper json) {
    this.delivery = delivery;
    this.settlement = settlement;
    this.json = json;
  }

  @Incoming("workloads")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case WorkloadChanged.READY -> settlement.ready(event, event.as(WorkloadChanged.class, json));
      case WorkloadChanged.REMOVED ->
          settlement.removed(event, event.as(WorkloadChanged.class, json));
      default -> Uni.createFrom().voidItem();
    };
  }
}
