package io.supervisor.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.supervisor.platform.inbox.BatchConfig.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * One consumer of a topic on a thread of its own. It takes what has come since it last looked, one
 * record while it is quiet and many when they come faster than they are handled, and notes once a
 * second up to where all is done. What was not noted comes again: to this one after a failure, or
 * to whoever has its partitions next.
 */
final class BatchReader implements Runnable {

  private static final Logger LOG = Logger.getLogger(BatchReader.class);
  private static final int LARGEST = 500;
  private static final Duration QUIET = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final long NOTE_NANOS = Duration.ofSeconds(1).toNanos();

  /** Deals with the next records of the reader's partitions, in their order. */
  @FunctionalInterface
  interface Batch {

    /** Returns how many of them, from the first on, are done with; the rest comes again. */
    int handle(List<ConsumerRecord<String, byte[]>> records) throws InterruptedException;
  }

  private final Map<String, Object> settings;
  private final Source source;
  private final Batch batch;
  private final MeterRegistry meters;
  private final Thread thread;
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
  private long noted;
  private volatile boolean stopping;

  /**
   * @param consumers how the brokers are reached, and what all consumers have in common
   * @param number of the reader among those of its source, from 0
   */
  BatchReader(
      Map<String, Object> consumers, Source source, int number, Batch batch, MeterRegistry meters) {
    this.meters = meters;
    this.settings = settings(consumers, source, number);
    this.source = source;
    this.batch = batch;
    this.thread = new Thread(this, "batches-%s-%d".formatted(source.group(), number));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets the batch in hand come to its end, for some seconds. */
  void stop() {
    stopping = true;
  }

  /** A reader that does not end in that time is interrupted. */
  void awaitEnd(Duration longest) throws InterruptedException {
    thread.join(Math.max(1, longest.toMillis()));
    thread.interrupt();
  }

  @Override
  public void run() {
    while (!stopping) {
      try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings);
          KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
        metrics.bindTo(meters);
        read(consumer);
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (FencedInstanceIdException e) {
        LOG.errorf(
            "another process reads %s as instance %s: give each its own SUPERVISOR_INSTANCE",
            source.topic(), source.instance());
        pause();
      } catch (RuntimeException | Error e) {
        LOG.errorf(e, "%s is read again from where it was noted last", source.topic());
        pause();
      }
    }
  }

  private void read(Consumer<String, byte[]> consumer) throws InterruptedException {
    done.clear();
    consumer.subscribe(List.of(source.topic()), new Handover(consumer));
    while (!stopping) {
      handle(consumer);
      if (System.nanoTime() - noted > NOTE_NANOS) {
        note(consumer);
      }
    }
    commit(consumer, done.keySet());
  }

  private void handle(Consumer<String, byte[]> consumer) throws InterruptedException {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    consumer.poll(QUIET).records(source.topic()).forEach(records::add);
    if (records.isEmpty()) {
      return;
    }
    int handled = batch.handle(records);
    for (ConsumerRecord<?, ?> record : records.subList(0, handled)) {
      done.put(partition(record), new OffsetAndMetadata(record.offset() + 1));
    }
    again(consumer, records.subList(handled, records.size()));
    if (handled == 0) {
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** They are the next to be read. */
  private static void again(Consumer<?, ?> consumer, List<ConsumerRecord<String, byte[]>> records) {
    Map<TopicPartition, Long> first = new HashMap<>();
    records.forEach(record -> first.putIfAbsent(partition(record), record.offset()));
    first.forEach(consumer::seek);
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** Waits for nobody: what could not be noted is noted with the next. */
  private void note(Consumer<?, ?> consumer) {
    noted = System.nanoTime();
    if (!done.isEmpty()) {
      consumer.commitAsync(
          Map.copyOf(done),
          (offsets, failure) -> {
            if (failure == null) {
              offsets.forEach(done::remove);
            } else {
              LOG.debugf("offsets of %s not noted: %s", source.topic(), failure);
            }
          });
    }
  }

  private void commit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> last = new HashMap<>(done);
    last.keySet().retainAll(partitions);
    try {
      consumer.commitSync(last, CLOSING);
    } catch (KafkaException e) {
      LOG.debugf("offsets of %s not noted: %s", source.topic(), e);
    }
    done.keySet().removeAll(List.copyOf(partitions));
  }

  /** Partitions that go to another reader take along how far they are done. */
  private final class Handover implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;

    Handover(Consumer<?, ?> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      done.keySet().removeAll(List.copyOf(partitions));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.debugf("reads %s", partitions);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  private static Map<String, Object> settings(
      Map<String, Object> consumers, Source source, int number) {
    Map<String, Object> settings = new HashMap<>(consumers);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    String member = "%s.%s.%d".formatted(source.group(), source.instance(), number);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, source.group());
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, member);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LARGEST);
    return settings;
  }
}
