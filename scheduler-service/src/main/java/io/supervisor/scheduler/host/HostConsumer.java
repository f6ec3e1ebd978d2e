package io.supervisor.scheduler.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.namespace.hosts.v1}. */
@ApplicationScoped
public class HostConsumer {

  private final Delivery delivery;
  private final Hosts hosts;
  private final ObjectMapper json;

  HostConsumer(Delivery delivery, Hosts hosts, ObjectMapper json) {
    this.delivery = delivery;
    this.hosts = hosts;
    this.json = json;
  }

  @Incoming("hosts")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case HostChanged.TYPE -> hosts.learn(event, event.as(HostChanged.class, json));
      case HostChanged.REMOVED -> hosts.forget(event);
      default -> Uni.createFrom().voidItem();
    };
  }
}
