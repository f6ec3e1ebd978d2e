package io.supervisor.platform.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class OutboxFlowTest {

  private static final int WRITERS = 8;
  private static final int EACH = 50;

  @Inject Notes notes;

  @Test
  void everyCommittedEventArrivesInOrderWithItsEnvelope() throws Exception {
    // Given
    assertThatThrownBy(() -> await(() -> notes.write("rolled-back/a", "never", true)))
        .hasMessageContaining("rolled back");
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> writers = new ArrayList<>();

    // When
    for (int writer = 0; writer < WRITERS; writer++) {
      String owner = "parent-" + writer % 3 + "/child-" + writer % 4;
      writers.add(
          pool.submit(
              () -> {
                for (int i = 0; i < EACH; i++) {
                  await(() -> notes.write(owner, "text", false));
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    List<ConsumerRecord<String, String>> seen =
        Topic.named(NoteWritten.TOPIC).records(WRITERS * EACH);

    // Then
    assertThat(seen).hasSize(WRITERS * EACH);
    Map<String, List<Long>> versions =
        seen.stream()
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::key,
                    Collectors.mapping(
                        r -> Long.parseLong(header(r, "ce_aggregateversion")),
                        Collectors.toList())));
    versions.forEach(
        (key, list) ->
            assertThat(list)
                .as(key)
                .isEqualTo(LongStream.rangeClosed(1, list.size()).boxed().toList()));
    assertThat(seen.stream().map(r -> header(r, "ce_id")).distinct()).hasSize(WRITERS * EACH);
    assertThat(seen.get(0).value()).contains("\"first_text\":\"text\"").doesNotContain("topic");
    assertThat(header(seen.get(0), "ce_source")).isEqualTo("/note-service");
    assertThat(header(seen.get(0), "ce_correlationid")).isEqualTo("request-1");
    assertThat(versions).doesNotContainKey("rolled-back/a");
  }

  @Test
  void repeatedOrOldEventsHaveNoSecondEffect() {
    // Given
    ReceivedEvent second = event("b", 2);
    ReceivedEvent first = event("a", 1);

    // When
    List<Boolean> fresh =
        List.of(
            await(() -> notes.receive(second)),
            await(() -> notes.receive(second)),
            await(() -> notes.receive(first)),
            await(() -> notes.receive(event("c", 3))));

    // Then
    assertThat(fresh).containsExactly(true, false, false, true);
  }

  private static ReceivedEvent event(String id, long version) {
    byte[] data = "{}".getBytes(StandardCharsets.UTF_8);
    Lineage lineage = new Lineage("request", "cause", "");
    return new ReceivedEvent("topic", "p/x", id, "/other", "type", version, lineage, data);
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    Header header = record.headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
