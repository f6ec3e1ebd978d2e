package io.supervisor.scheduler.binding;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.namespace.credentials.v1}. */
@ApplicationScoped
public class CredentialConsumer {

  private final Delivery delivery;
  private final Credentials credentials;
  private final ObjectMapper json;

  CredentialConsumer(Delivery delivery, Credentials credentials, ObjectMapper json) {
    this.delivery = delivery;
    this.credentials = credentials;
    this.json = json;
  }

  @Incoming("credentials")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return CredentialIssued.TYPE.equals(event.type())
        ? credentials.keep(event, event.as(CredentialIssued.class, json))
        : Uni.createFrom().voidItem();
  }
}
