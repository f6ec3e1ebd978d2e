package io.supervisor.install.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Progress;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.scheduler.placements.v1}. */
@ApplicationScoped
public class PlacementConsumer {

  private final Delivery delivery;
  private final Progress progress;
  private final ObjectMapper json;

  PlacementConsumer(Delivery delivery, Progress progress, ObjectMapper json) {
    this.delivery = delivery;
    this.progress = progress;
    this.json = json;
  }

  @Incoming("placements")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    switch (event.type()) {
      case PlacementDecided.TYPE -> {
        PlacementDecided decided = event.as(PlacementDecided.class, json);
        return progress.placed(event, decided.generation(), decided.sentence());
      }
      case PlacementRefused.TYPE -> {
        PlacementRefused refused = event.as(PlacementRefused.class, json);
        return progress.refused(event, refused.generation(), refused.message(), refused.hint());
      }
      default -> {
        return Uni.createFrom().voidItem();
      }
    }
  }
}
