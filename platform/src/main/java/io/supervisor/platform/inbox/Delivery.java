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
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Brings one record to its use case. What can never succeed fails at once and goes to the
 * dead-letter topic; an unreachable database is waited for; anything else is tried three times in
 * less than two seconds. While the service ends, nothing is refused.
 */
@ApplicationScoped
public class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private final MeterRegistry meters;
  private final FaultPoints faults;
  private volatile boolean stopping;

  Delivery(MeterRegistry meters, FaultPoints faults) {
    this.meters = meters;
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
    return Uni.createFrom()
        .deferred(() -> useCase.apply(event))
        .runSubscriptionOn(here)
        .onFailure(failure -> !permanent(failure) && !away(failure))
        .retry()
        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(1))
        .atMost(2)
        .onFailure(failure -> !permanent(failure) && away(failure))
        .retry()
        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
        .indefinitely()
        .invoke(() -> faults.reach(FaultPoint.INBOX_COMMITTED))
        .invoke(() -> count(record, "handled"))
        .onFailure()
        .recoverWithUni(failure -> refused(record, failure));
  }

  private boolean away(Throwable failure) {
    return stopping || Outage.isCauseOf(failure);
  }

  private Uni<Void> refused(ConsumerRecord<String, byte[]> record, Throwable failure) {
    count(record, "dead-lettered");
    LOG.errorf(
        "record refused: topic=%s partition=%d offset=%d: %s",
        record.topic(), record.partition(), record.offset(), failure);
    return Uni.createFrom().failure(failure);
  }

  private void count(ConsumerRecord<String, byte[]> record, String outcome) {
    meters.counter("events." + outcome, "topic", record.topic()).increment();
  }

  private static boolean permanent(Throwable failure) {
    return failure instanceof MalformedEvent;
  }

  private static Executor sameContext() {
    Context context = Vertx.currentContext();
    return task -> context.runOnContext(ignored -> task.run());
  }
}
