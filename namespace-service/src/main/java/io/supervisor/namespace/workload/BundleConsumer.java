package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.install.bundles.v1}. */
@ApplicationScoped
public class BundleConsumer {

  private final Delivery delivery;
  private final Workloads workloads;
  private final WorkloadReconciler reconciler;
  private final ObjectMapper json;

  BundleConsumer(
      Delivery delivery, Workloads workloads, WorkloadReconciler reconciler, ObjectMapper json) {
    this.delivery = delivery;
    this.workloads = workloads;
    this.reconciler = reconciler;
    this.json = json;
  }

  @Incoming("bundles")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    if (!BundleRendered.TYPE.equals(event.type())) {
      return Uni.createFrom().voidItem();
    }
    BundleRendered rendered = event.as(BundleRendered.class, json);
    return workloads.keep(event, rendered).invoke(() -> reconciler.wake(rendered.install()));
  }
}
