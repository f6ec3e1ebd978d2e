package io.supervisor.install.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Progress;
import io.supervisor.install.process.Renderings;
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
  private final Renderings renderings;
  private final ObjectMapper json;

  WorkloadConsumer(Delivery delivery, Progress progress, Renderings renderings, ObjectMapper json) {
    this.delivery = delivery;
    this.progress = progress;
    this.renderings = renderings;
    this.json = json;
  }

  @Incoming("workloads")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case WorkloadReady.TYPE -> ready(event, event.as(WorkloadReady.class, json));
      case WorkloadApplied.TYPE ->
          progress.applied(event, event.as(WorkloadApplied.class, json).generation());
      case WorkloadDegraded.TYPE -> {
        WorkloadDegraded degraded = event.as(WorkloadDegraded.class, json);
        yield progress.degraded(event, degraded.generation(), degraded.standing());
      }
      case WorkloadRemoving.TYPE -> {
        WorkloadRemoving removing = event.as(WorkloadRemoving.class, json);
        yield progress.removing(event, removing.generation(), removing.standing());
      }
      case WorkloadRemoved.TYPE -> {
        WorkloadRemoved removed = event.as(WorkloadRemoved.class, json);
        yield progress.removed(event, removed.generation(), removed.leftBehind());
      }
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> ready(ReceivedEvent event, WorkloadReady ready) {
    return progress
        .ready(event, ready.generation(), ready.addresses().toString())
        .call(() -> renderings.wakeOn(ready.supervisor()));
  }
}
