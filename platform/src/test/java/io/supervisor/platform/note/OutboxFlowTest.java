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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
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
    List<ConsumerRecord<String, String>> seen = arrived("parent-", WRITERS * EACH);

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

  /**
   * Ids are not handed out in the order of commits: a relay that remembers the last one it sent
   * loses rows here. Each writer has keys of its own and some that all of them fight for.
   */
  @Test
  void nothingIsSkippedWhenWritersCommitInAnyOrder() throws Exception {
    // Given
    int transactions = 125;
    int perTransaction = 10;
    Random random = new Random(20261125);
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> writers = new ArrayList<>();

    // When
    for (int writer = 0; writer < WRITERS; writer++) {
      String own = "slow-" + writer + "/";
      long seed = random.nextLong();
      writers.add(
          pool.submit(
              () -> {
                Random delays = new Random(seed);
                for (int i = 0; i < transactions; i++) {
                  List<String> owners = new ArrayList<>(List.of("slow-all/" + i % 5));
                  for (int k = 1; k < perTransaction; k++) {
                    owners.add(own + k);
                  }
                  double seconds = delays.nextInt(20) == 0 ? 0.2 : delays.nextInt(20) / 1000.0;
                  await(() -> notes.writeSlowly(owners, seconds));
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    int written = WRITERS * transactions * perTransaction;
    List<ConsumerRecord<String, String>> seen = arrived("slow-", written);

    // Then
    assertThat(seen).hasSize(written);
    assertThat(seen.stream().map(r -> header(r, "ce_id")).distinct()).hasSize(written);
    Map<String, List<Long>> versions = new HashMap<>();
    seen.forEach(
        r ->
            versions
                .computeIfAbsent(r.key(), key -> new ArrayList<>())
                .add(Long.parseLong(header(r, "ce_aggregateversion"))));
    versions.forEach(
        (key, list) ->
            assertThat(list)
                .as(key)
                .isEqualTo(LongStream.rangeClosed(1, list.size()).boxed().toList()));
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

  private static List<ConsumerRecord<String, String>> arrived(String keys, int count) {
    Predicate<ConsumerRecord<String, String>> ours = record -> record.key().startsWith(keys);
    return Topic.named(NoteWritten.TOPIC)
        .until(all -> all.stream().filter(ours).count() >= count)
        .stream()
        .filter(ours)
        .toList();
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
