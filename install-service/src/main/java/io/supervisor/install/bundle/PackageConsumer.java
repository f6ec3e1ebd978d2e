package io.supervisor.install.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.catalog.packages.v1}. */
@ApplicationScoped
public class PackageConsumer {

  private final Delivery delivery;
  private final Packages packages;
  private final ObjectMapper json;

  PackageConsumer(Delivery delivery, Packages packages, ObjectMapper json) {
    this.delivery = delivery;
    this.packages = packages;
    this.json = json;
  }

  @Incoming("packages")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(
        record,
        event ->
            PackageStored.TYPE.equals(event.type())
                ? packages.keep(event, event.as(PackageStored.class, json))
                : Uni.createFrom().voidItem());
  }
}
