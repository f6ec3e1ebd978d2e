package io.supervisor.scheduler.decision;

import io.quarkus.runtime.StartupEvent;
import io.supervisor.platform.inbox.BatchDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads {@code supervisor.install.placement-requests.v1}. */
@ApplicationScoped
public class PlacementRequestConsumer {

  private final BatchDelivery delivery;
  private final PlacementDecider decider;

  PlacementRequestConsumer(BatchDelivery delivery, PlacementDecider decider) {
    this.delivery = delivery;
    this.decider = decider;
  }

  void start(@Observes StartupEvent event) {
    delivery.follow("placement-requests", decider::handle);
  }
}
