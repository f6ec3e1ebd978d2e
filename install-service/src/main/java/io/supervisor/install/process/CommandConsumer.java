package io.supervisor.install.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code supervisor.catalog.commands.v1}. */
@ApplicationScoped
public class CommandConsumer {

  private final Delivery delivery;
  private final Commands commands;
  private final Renderings renderings;
  private final ObjectMapper json;

  CommandConsumer(Delivery delivery, Commands commands, Renderings renderings, ObjectMapper json) {
    this.delivery = delivery;
    this.commands = commands;
    this.renderings = renderings;
    this.json = json;
  }

  @Incoming("commands")
  Uni<Void> on(ConsumerRecord<String, byte[]> record) {
    return delivery.handle(record, this::handle);
  }

  private Uni<Void> handle(ReceivedEvent event) {
    return switch (event.type()) {
      case InstallRequested.TYPE ->
          commands
              .install(event, event.as(InstallRequested.class, json))
              .invoke(() -> renderings.wake(event.key()));
      case UninstallRequested.TYPE ->
          commands.uninstall(event, event.as(UninstallRequested.class, json));
      default -> Uni.createFrom().voidItem();
    };
  }
}
