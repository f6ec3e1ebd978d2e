package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.install.placement-requests.v1}. */
@ApplicationScoped
public class PlacementRequestConsumer {

  private final Delivery delivery;
  private final PlacementDecider decider;
  private final ObjectMapper json;

  PlacementRequestConsumer(Delivery delivery, PlacementDecider decider, ObjectMapper json) {
    this.delivery = delivery;
    this.decider = decider;
    this.json = json;
  }

  @Incoming("placement-requests")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case PlacementRequested.TYPE ->
          decider.decide(event, event.as(PlacementRequested.class, json));
      case PlacementReleaseRequested.TYPE ->
          decider.release(event, event.as(PlacementReleaseRequested.class, json));
      default -> Uni.createFrom().voidItem();
    };
  }
}
