package io.supervisor.install.admission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the catalog's decisions on {@code supervisor.catalog.commands.v1}. */
@ApplicationScoped
public class DecisionConsumer {

  private final Delivery delivery;
  private final AdmissionRequests requests;
  private final ObjectMapper json;

  DecisionConsumer(Delivery delivery, AdmissionRequests requests, ObjectMapper json) {
    this.delivery = delivery;
    this.requests = requests;
    this.json = json;
  }

  @Incoming("decisions")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(
        record,
        event ->
            AdmissionDecided.TYPE.equals(event.type())
                ? requests.answered(event, event.as(AdmissionDecided.class, json))
                : Uni.createFrom().voidItem());
  }
}
