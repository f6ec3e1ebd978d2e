package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.scheduler.placements.v1}. */
@ApplicationScoped
public class PlacementConsumer {

  private final Delivery delivery;
  private final Workloads workloads;
  private final WorkloadReconciler reconciler;
  private final ObjectMapper json;

  PlacementConsumer(
      Delivery delivery, Workloads workloads, WorkloadReconciler reconciler, ObjectMapper json) {
    this.delivery = delivery;
    this.workloads = workloads;
    this.reconciler = reconciler;
    this.json = json;
  }

  @Incoming("placements")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case PlacementChanged.DECIDED ->
          workloads
              .want(event, event.as(PlacementChanged.class, json))
              .invoke(() -> reconciler.wake(event.key()));
      case PlacementChanged.LEAVING ->
          workloads
              .leave(event, event.as(PlacementChanged.class, json))
              .invoke(() -> reconciler.wake(event.key()));
      default -> Uni.createFrom().voidItem();
    };
  }
}
