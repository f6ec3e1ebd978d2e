package io.supervisor.install.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Progress;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.namespace.workloads.v1}. */
@ApplicationScoped
public class WorkloadConsumer {

  private final Delivery delivery;
  private final Progress progress;
  private final ObjectMapper json;

  WorkloadConsumer(Delivery delivery, Progress progress, ObjectMapper json) {
    this.delivery = delivery;
    this.progress = progress;
    this.json = json;
  }

  @Incoming("workloads")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    WorkloadChanged change = event.as(WorkloadChanged.class, json);
    return switch (event.type()) {
      case WorkloadChanged.APPLIED -> progress.applied(event, change.generation());
      case WorkloadChanged.READY ->
          progress.ready(event, change.generation(), change.addresses().toString());
      case WorkloadChanged.DEGRADED ->
          progress.degraded(
              event, change.generation(), change.reason(), change.message(), change.hint());
      case WorkloadChanged.REMOVED -> progress.removed(event, change.generation());
      default -> Uni.createFrom().voidItem();
    };
  }
}
