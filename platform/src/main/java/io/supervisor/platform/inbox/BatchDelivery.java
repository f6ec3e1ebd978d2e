package io.supervisor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supervisor.platform.event.CloudEventHeaders;
import io.supervisor.platform.event.MalformedEvent;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Brings the records of a channel to their use case, as many as have come at once and in their
 * order. A batch that fails is tried record by record, and then holds what {@link Delivery} says of
 * one: what can never succeed goes to the dead-letter topic, an unreachable database is waited for,
 * anything else is tried three times.
 */
@ApplicationScoped
public class BatchDelivery {

  private static final Logger LOG = Logger.getLogger(BatchDelivery.class);
  private static final int LARGEST = 500;

  private final Tally tally;
  private final FaultPoints faults;
  private volatile boolean stopping;

  BatchDelivery(MeterRegistry meters, FaultPoints faults) {
    this.tally = new Tally(meters);
    this.faults = faults;
  }

  /** Handles events in one transaction of its own; it waits on a thread that may wait. */
  @FunctionalInterface
  public interface UseCase {
    void handle(List<ReceivedEvent> events) throws SQLException;
  }

  /** From now on a failure says nothing of the records: they are left for the next life. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /**
   * Handles all that comes on a thread of its own, which takes what has come since it last looked:
   * one record while it is quiet, many when they come faster than they are handled.
   */
  public void follow(String name, Multi<Message<byte[]>> channel, UseCase useCase) {
    Backlog backlog = new Backlog();
    channel.subscribe().withSubscriber(backlog);
    Thread thread = new Thread(() -> run(backlog, useCase), "batches-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Backlog backlog, UseCase useCase) {
    while (!stopping) {
      List<Message<byte[]>> batch;
      try {
        batch = backlog.next();
      } catch (InterruptedException e) {
        return;
      }
      try {
        outcomes(batch, useCase).forEach(BatchDelivery::settle);
      } catch (RuntimeException | Error e) {
        LOG.error("a batch of records is left for the next life", e);
      } finally {
        backlog.request(batch.size());
      }
    }
  }

  /** What has come and is not yet taken: as much as two batches. */
  private static final class Backlog implements MultiSubscriber<Message<byte[]>> {

    private final LinkedBlockingQueue<Message<byte[]>> waiting = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;

    /** Waits for at least one. */
    List<Message<byte[]>> next() throws InterruptedException {
      List<Message<byte[]>> batch = new ArrayList<>(List.of(waiting.take()));
      waiting.drainTo(batch, LARGEST - 1);
      return batch;
    }

    void request(int more) {
      subscription.request(more);
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(2L * LARGEST);
    }

    @Override
    public void onItem(Message<byte[]> message) {
      waiting.add(message);
    }

    @Override
    public void onFailure(Throwable failure) {
      LOG.error("a channel has ended", failure);
    }

    @Override
    public void onCompletion() {
      LOG.debug("a channel has ended");
    }
  }

  /** What became of a record; neither, when the service ends before it is known. */
  private record Outcome(Message<byte[]> message, boolean handled, Throwable refused) {}

  private record Arrived(Message<byte[]> message, ReceivedEvent event) {}

  private List<Outcome> outcomes(List<Message<byte[]>> batch, UseCase useCase) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Arrived> arrived = new ArrayList<>();
    for (Message<byte[]> message : batch) {
      faults.reach(FaultPoint.INBOX_POLLED);
      try {
        arrived.add(new Arrived(message, CloudEventHeaders.read(record(message))));
      } catch (MalformedEvent e) {
        outcomes.add(refused(message, e));
      }
    }
    if (!arrived.isEmpty() && !handled(arrived, useCase, outcomes)) {
      arrived.forEach(one -> alone(one, useCase, outcomes));
    }
    return outcomes;
  }

  private boolean handled(List<Arrived> arrived, UseCase useCase, List<Outcome> outcomes) {
    try {
      useCase.handle(arrived.stream().map(Arrived::event).toList());
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debugf("%d records are tried one by one: %s", arrived.size(), e);
      return false;
    }
    faults.reach(FaultPoint.INBOX_COMMITTED);
    arrived.forEach(one -> outcomes.add(done(one.message)));
    return true;
  }

  private void alone(Arrived one, UseCase useCase, List<Outcome> outcomes) {
    try {
      Patience.with(attempt(one, useCase), this::away).await().indefinitely();
      outcomes.add(done(one.message));
    } catch (RuntimeException | Error e) {
      outcomes.add(stopping ? new Outcome(one.message, false, null) : refused(one.message, e));
    }
  }

  private Uni<Void> attempt(Arrived one, UseCase useCase) {
    return Uni.createFrom()
        .item(
            Unchecked.supplier(
                () -> {
                  useCase.handle(List.of(one.event));
                  faults.reach(FaultPoint.INBOX_COMMITTED);
                  return null;
                }));
  }

  /** While the service ends, nothing is tried again. */
  private boolean away(Throwable failure) {
    return !stopping
        && (failure instanceof Error || Outage.isCauseOf(failure) || Outage.isCollision(failure));
  }

  private Outcome done(Message<byte[]> message) {
    tally.handled(record(message));
    return new Outcome(message, true, null);
  }

  private Outcome refused(Message<byte[]> message, Throwable why) {
    tally.refused(record(message), why);
    return new Outcome(message, false, why);
  }

  @SuppressWarnings("unchecked")
  private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
    return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
  }

  /** The connector repeats what it could not note. */
  private static void settle(Outcome outcome) {
    if (outcome.refused != null) {
      outcome.message.nack(outcome.refused);
    } else if (outcome.handled) {
      outcome.message.ack();
    }
  }
}
