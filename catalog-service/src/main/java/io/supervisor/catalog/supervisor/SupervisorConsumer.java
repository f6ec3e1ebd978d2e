package io.supervisor.catalog.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.namespace.supervisors.v1}. */
@ApplicationScoped
public class SupervisorConsumer {

  private final Delivery delivery;
  private final KnownSupervisors supervisors;
  private final ObjectMapper json;

  SupervisorConsumer(Delivery delivery, KnownSupervisors supervisors, ObjectMapper json) {
    this.delivery = delivery;
    this.supervisors = supervisors;
    this.json = json;
  }

  @Incoming("supervisors")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(
        record,
        event ->
            SupervisorChanged.TYPE.equals(event.type())
                ? supervisors.learn(event, event.as(SupervisorChanged.class, json))
                : Uni.createFrom().voidItem());
  }
}
