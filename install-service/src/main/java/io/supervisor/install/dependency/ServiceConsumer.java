package io.supervisor.install.dependency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.catalog.services.v1}. */
@ApplicationScoped
public class ServiceConsumer {

  private final Delivery delivery;
  private final KnownVersions versions;
  private final ObjectMapper json;

  ServiceConsumer(Delivery delivery, KnownVersions versions, ObjectMapper json) {
    this.delivery = delivery;
    this.versions = versions;
    this.json = json;
  }

  @Incoming("services")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case VersionChanged.TYPE -> versions.learn(event, event.as(VersionChanged.class, json));
      case VersionRemoved.TYPE -> versions.delete(event, event.as(VersionRemoved.class, json));
      default -> Uni.createFrom().voidItem();
    };
  }
}
