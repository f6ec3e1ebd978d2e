package io.supervisor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.supervisor.platform.event.CloudEventHeaders;
import io.supervisor.platform.event.MalformedEvent;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import io.supervisor.platform.inbox.BatchConfig.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Brings the records of a topic to their use case, as many as have come at once and in their order.
 * A batch that fails is tried record by record, and then holds what {@link Delivery} says of one:
 * what can never succeed goes to the dead-letter topic, an unreachable database is waited for,
 * anything else is tried three times. Not by the connector of the other channels, which takes
 * records one by one: that alone cost more than deciding them.
 */
@ApplicationScoped
public class BatchDelivery {

  private static final Logger LOG = Logger.getLogger(BatchDelivery.class);

  /** A reader that handles one by one for too long is not known to the broker any more. */
  private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

  private static final Duration ENDING = Duration.ofSeconds(4);

  private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";

  private final Map<String, Object> broker;
  private final Map<String, Object> consumers;
  private final BatchConfig config;
  private final Tally tally;
  private final FaultPoints faults;
  private final List<BatchReader> readers = new CopyOnWriteArrayList<>();
  private final List<DeadLetterTopic> letters = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  BatchDelivery(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Config settings,
      BatchConfig config,
      MeterRegistry meters,
      FaultPoints faults) {
    this.broker = broker;
    this.consumers = consumers(broker, settings);
    this.config = config;
    this.tally = new Tally(meters);
    this.faults = faults;
  }

  /** What the configuration says of the connector's consumers holds for these, too. */
  private static Map<String, Object> consumers(Map<String, Object> broker, Config settings) {
    Map<String, Object> consumers = new HashMap<>(broker);
    for (String name : ConsumerConfig.configNames()) {
      settings
          .getOptionalValue(CONNECTOR + name, String.class)
          .ifPresent(value -> consumers.put(name, value));
    }
    return consumers;
  }

  /** Handles events in one transaction of its own; it waits on a thread that may wait. */
  @FunctionalInterface
  public interface UseCase {
    void handle(List<ReceivedEvent> events) throws SQLException;
  }

  /** From now on a failure says nothing of the records: they are left for the next life. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    readers.forEach(BatchReader::stop);
    long end = System.nanoTime() + ENDING.toNanos();
    for (BatchReader reader : readers) {
      reader.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
    }
    letters.forEach(DeadLetterTopic::close);
  }

  /**
   * Begins to read.
   *
   * @param name of the source in {@link BatchConfig}
   */
  public void follow(String name, UseCase useCase) {
    Source source = config.sources().get(name);
    DeadLetterTopic refused = new DeadLetterTopic(broker, source.deadLetters());
    letters.add(refused);
    for (int number = 0; number < source.readers(); number++) {
      BatchReader reader =
          new BatchReader(
              consumers,
              source,
              number,
              records -> handle(records, useCase, refused),
              tally.meters());
      readers.add(reader);
      reader.start();
    }
  }

  /** Returns how many of the records, from the first on, are done with. */
  private int handle(
      List<ConsumerRecord<String, byte[]>> records, UseCase useCase, DeadLetterTopic refused)
      throws InterruptedException {
    if (together(records, useCase, refused)) {
      return records.size();
    }
    long end = System.nanoTime() + LONGEST_NANOS;
    int done = 0;
    while (done < records.size()
        && System.nanoTime() < end
        && alone(records.get(done), useCase, refused)) {
      done++;
    }
    return done;
  }

  /** All that are events in one transaction or, when it fails, none of them. */
  private boolean together(
      List<ConsumerRecord<String, byte[]>> records, UseCase useCase, DeadLetterTopic refused)
      throws InterruptedException {
    List<ReceivedEvent> events = new ArrayList<>(records.size());
    Map<ConsumerRecord<String, byte[]>, MalformedEvent> others = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      faults.reach(FaultPoint.INBOX_POLLED);
      try {
        events.add(CloudEventHeaders.read(record));
      } catch (MalformedEvent e) {
        others.put(record, e);
      }
    }
    try {
      if (!events.isEmpty()) {
        useCase.handle(events);
      }
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debugf("%d records are tried one by one: %s", records.size(), e);
      return false;
    }
    faults.reach(FaultPoint.INBOX_COMMITTED);
    tally.handled(records.get(0).topic(), events.size());
    for (Map.Entry<ConsumerRecord<String, byte[]>, MalformedEvent> other : others.entrySet()) {
      if (!refused(other.getKey(), other.getValue(), refused)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the record is done with, one way or the other. */
  private boolean alone(
      ConsumerRecord<String, byte[]> record, UseCase useCase, DeadLetterTopic refused)
      throws InterruptedException {
    try {
      Patience.with(attempt(record, useCase), this::away).await().indefinitely();
      tally.handled(record.topic(), 1);
      return true;
    } catch (RuntimeException | Error e) {
      return !stopping && refused(record, e, refused);
    }
  }

  /** Whether it is among the dead letters. */
  private boolean refused(
      ConsumerRecord<String, byte[]> record, Throwable why, DeadLetterTopic refused)
      throws InterruptedException {
    try {
      refused.add(record, why);
    } catch (KafkaException | IllegalStateException e) {
      LOG.errorf(e, "a record could not be refused, and is tried again: %s", why);
      return false;
    }
    tally.refused(record, why);
    return true;
  }

  private Uni<Void> attempt(ConsumerRecord<String, byte[]> record, UseCase useCase) {
    return Uni.createFrom()
        .item(
            Unchecked.supplier(
                () -> {
                  useCase.handle(List.of(CloudEventHeaders.read(record)));
                  faults.reach(FaultPoint.INBOX_COMMITTED);
                  return null;
                }));
  }

  /** While the service ends, nothing is tried again. */
  private boolean away(Throwable failure) {
    return !stopping
        && (failure instanceof Error || Outage.isCauseOf(failure) || Outage.isCollision(failure));
  }
}
