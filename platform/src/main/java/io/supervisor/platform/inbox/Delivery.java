package io.supervisor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.CloudEventHeaders;
import io.supervisor.platform.event.MalformedEvent;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Brings one record to its use case. What can never succeed fails at once and goes to the
 * dead-letter topic; an unreachable database is waited for; anything else is tried three times in
 * less than two seconds. While the service ends, nothing is refused.
 */
@ApplicationScoped
public class Delivery {

  private final Tally tally;
  private final FaultPoints faults;
  private volatile boolean stopping;

  Delivery(MeterRegistry meters, FaultPoints faults) {
    this.tally = new Tally(meters);
    this.faults = faults;
  }

  /** From now on a failure says nothing of the record: it is left for the next life. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /** Reads the envelope and hands the event over; every try is a transaction of its own. */
  public Uni<Void> handle(
      ConsumerRecord<String, byte[]> record, Function<ReceivedEvent, Uni<Void>> useCase) {
    faults.reach(FaultPoint.INBOX_POLLED);
    ReceivedEvent event;
    try {
      event = CloudEventHeaders.read(record);
    } catch (MalformedEvent e) {
      return refused(record, e);
    }
    Executor here = sameContext();
    return Patience.with(
            Uni.createFrom().deferred(() -> useCase.apply(event)).runSubscriptionOn(here),
            this::away)
        .invoke(() -> faults.reach(FaultPoint.INBOX_COMMITTED))
        .invoke(() -> tally.handled(record.topic(), 1))
        .onFailure()
        .recoverWithUni(failure -> refused(record, failure));
  }

  private boolean away(Throwable failure) {
    return stopping || Outage.isCauseOf(failure);
  }

  private Uni<Void> refused(ConsumerRecord<String, byte[]> record, Throwable failure) {
    tally.refused(record, failure);
    return Uni.createFrom().failure(failure);
  }

  private static Executor sameContext() {
    Context context = Vertx.currentContext();
    return task -> context.runOnContext(ignored -> task.run());
  }
}
