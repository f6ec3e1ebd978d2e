package io.supervisor.catalog.admission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.install.installs.v1}. */
@ApplicationScoped
public class InstallConsumer {

  private final Delivery delivery;
  private final InstallOverlay overlay;
  private final ObjectMapper json;

  InstallConsumer(Delivery delivery, InstallOverlay overlay, ObjectMapper json) {
    this.delivery = delivery;
    this.overlay = overlay;
    this.json = json;
  }

  @Incoming("installs")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(
        record,
        event ->
            InstallChanged.TYPE.equals(event.type())
                ? overlay.apply(event, event.as(InstallChanged.class, json))
                : Uni.createFrom().voidItem());
  }
}
