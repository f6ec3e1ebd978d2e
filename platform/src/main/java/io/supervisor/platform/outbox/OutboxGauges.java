package io.supervisor.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches of the relay: rows in flight, and whether this instance relays. */
@ApplicationScoped
class OutboxGauges {

  void register(
      @Observes StartupEvent event, MeterRegistry meters, OutboxRelay relay, OutboxSender sender) {
    Gauge.builder("outbox.in.flight", sender, s -> s.inFlight().length)
        .description("rows sent to the broker and not yet acknowledged")
        .register(meters);
    Gauge.builder("outbox.relay.active", relay, r -> r.active() ? 1 : 0)
        .description("1 when this instance moves the rows of its service")
        .register(meters);
  }
}
