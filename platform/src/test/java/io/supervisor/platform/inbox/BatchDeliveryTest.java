package io.supervisor.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoints;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** Many records at once, of which some can never be handled. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class BatchDeliveryTest {

  private static final String TOPIC = "supervisor.platform.unruly.v1";
  private static final String LETTERS = TOPIC + ".platform-service.dlq";
  private static final String GROUP = "platform-service.unruly";
  private static final String SIZE = "max.message.bytes";

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> broker;

  @Inject Config settings;
  @Inject MeterRegistry meters;
  @Inject FaultPoints faults;

  private final List<String> handled = new CopyOnWriteArrayList<>();

  private record Unruly() implements BatchConfig.Source {
    @Override
    public String topic() {
      return TOPIC;
    }

    @Override
    public String group() {
      return GROUP;
    }

    @Override
    public String deadLetters() {
      return LETTERS;
    }

    @Override
    public String instance() {
      return "0";
    }

    @Override
    public int readers() {
      return 2;
    }
  }

  @Test
  void nothingIsLostWhenALetterCannotBeWrittenForAWhile() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.get("bootstrap.servers")))) {
      NewTopic letters = new NewTopic(LETTERS, 1, (short) 1).configs(Map.of(SIZE, "200"));
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1), letters)).all().get();
      publish("a", "good");
      Topic.named(TOPIC).publishRaw("b", "no event at all");
      publish("c", "never");
      publish("d", "good");
      BatchDelivery delivery =
          new BatchDelivery(broker, settings, () -> Map.of("unruly", new Unruly()), meters, faults);
      delivery.follow("unruly", this::handle);

      await().atMost(Duration.ofSeconds(30)).until(() -> handled.contains("a"));
      assertThat(noted(admin)).as("what is not refused is not done").isLessThan(2);
      largerLetters(admin);

      assertThat(Topic.named(LETTERS).records(2))
          .extracting(letter -> letter.key() + " " + reason(letter.headers()))
          .contains("b header ce_aggregateversion is missing", "c it is never right");
      await().atMost(Duration.ofSeconds(30)).until(() -> noted(admin) == 4);
      assertThat(handled).contains("a", "d").doesNotContain("c");
      delivery.stop(new ShutdownEvent());
    }
  }

  private void handle(List<ReceivedEvent> events) {
    if (events.stream().anyMatch(event -> event.type().equals("never"))) {
      throw new IllegalArgumentException("it is never right");
    }
    events.forEach(event -> handled.add(event.key()));
  }

  private static void publish(String key, String type) {
    Topic.named(TOPIC).publish("/test", type, key, 1, "id-" + key, "{}");
  }

  private static String reason(Headers headers) {
    return new String(headers.lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }

  private static void largerLetters(Admin admin) throws Exception {
    ConfigResource letters = new ConfigResource(ConfigResource.Type.TOPIC, LETTERS);
    AlterConfigOp larger =
        new AlterConfigOp(new ConfigEntry(SIZE, "1000000"), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(letters, List.of(larger))).all().get();
  }

  /** Up to which record all is noted as done. */
  private static long noted(Admin admin) throws Exception {
    return admin
        .listConsumerGroupOffsets(GROUP)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .findFirst()
        .orElse(0);
  }
}
