package io.supervisor.scheduler.decision;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.supervisor.platform.inbox.BatchDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads {@code supervisor.install.placement-requests.v1}. */
@ApplicationScoped
public class PlacementRequestConsumer {

  private final Multi<Message<byte[]>> requests;
  private final BatchDelivery delivery;
  private final PlacementDecider decider;

  PlacementRequestConsumer(
      @Channel("placement-requests") Multi<Message<byte[]>> requests,
      BatchDelivery delivery,
      PlacementDecider decider) {
    this.requests = requests;
    this.delivery = delivery;
    this.decider = decider;
  }

  void start(@Observes StartupEvent event) {
    delivery.follow("placement-requests", requests, decider::handle);
  }
}
