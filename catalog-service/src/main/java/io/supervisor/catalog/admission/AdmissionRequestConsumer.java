package io.supervisor.catalog.admission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.install.admission-requests.v1}. */
@ApplicationScoped
public class AdmissionRequestConsumer {

  private final Delivery delivery;
  private final RequestedAdmissions requests;
  private final ObjectMapper json;

  AdmissionRequestConsumer(Delivery delivery, RequestedAdmissions requests, ObjectMapper json) {
    this.delivery = delivery;
    this.requests = requests;
    this.json = json;
  }

  @Incoming("admission-requests")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(
        record,
        event ->
            AdmissionRequested.TYPE.equals(event.type())
                ? requests.decide(event, event.as(AdmissionRequested.class, json))
                : Uni.createFrom().voidItem());
  }
}
