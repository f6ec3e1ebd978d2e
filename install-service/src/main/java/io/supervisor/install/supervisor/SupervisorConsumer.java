package io.supervisor.install.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what the namespace-service says of Supervisors and hosts. */
@ApplicationScoped
public class SupervisorConsumer {

  private final Delivery delivery;
  private final KnownSupervisors known;
  private final ObjectMapper json;

  SupervisorConsumer(Delivery delivery, KnownSupervisors known, ObjectMapper json) {
    this.delivery = delivery;
    this.known = known;
    this.json = json;
  }

  @Incoming("supervisors")
  Uni<Void> onSupervisor(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  @Incoming("hosts")
  Uni<Void> onHost(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case SupervisorChanged.TYPE -> known.learn(event, event.as(SupervisorChanged.class, json));
      case HostChanged.TYPE -> known.learn(event, event.as(HostChanged.class, json));
      case HostRemoved.TYPE -> known.forget(event, event.as(HostRemoved.class, json));
      default -> Uni.createFrom().voidItem();
    };
  }
}
