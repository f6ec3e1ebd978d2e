package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervisor.local.Suite;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Compares what was written to the outboxes with what is on the topics. */
record Ledger(Suite suite) {

  private record Line(String topic, String key) {}

  /** Fails unless every event written is on its topic, in order, and nothing else is. */
  void balances() throws Exception {
    Tables tables = Tables.of(suite);
    await().atMost(Duration.ofSeconds(20)).until(() -> tables.waiting() == 0);

    Map<Line, Long> written = new HashMap<>();
    tables.minted().forEach(m -> written.put(new Line(m.topic(), m.key()), m.version()));
    List<Topics.Seen> events = new Topics(suite.kafka()).everything();

    assertThat(events.stream().filter(Topics.Seen::deadLetter)).as("dead letters").isEmpty();
    Map<Line, List<Topics.Seen>> sent =
        events.stream().collect(Collectors.groupingBy(e -> new Line(e.topic(), e.key())));
    assertThat(sent.keySet()).isEqualTo(written.keySet());
    sent.forEach((line, seen) -> isWhole(line, seen, written.get(line)));
    events.stream()
        .collect(Collectors.groupingBy(e -> e.attribute("source") + " " + e.attribute("id")))
        .forEach((id, copies) -> isOneEvent(id, copies));
  }

  /** Whatever comes twice is the same. */
  private static void isOneEvent(String id, List<Topics.Seen> copies) {
    assertThat(copies.stream().map(e -> List.of(e.topic(), e.key(), e.headers(), e.value())))
        .as("copies of %s", id)
        .containsOnly(
            List.of(
                copies.get(0).topic(),
                copies.get(0).key(),
                copies.get(0).headers(),
                copies.get(0).value()));
  }

  /** The same event may come twice, with its id and version; otherwise versions only grow. */
  private static void isWhole(Line line, List<Topics.Seen> seen, long written) {
    Map<Long, List<String>> ids =
        seen.stream()
            .collect(
                Collectors.groupingBy(
                    e -> Long.parseLong(e.attribute("aggregateversion")),
                    LinkedHashMap::new,
                    Collectors.mapping(e -> e.attribute("id"), Collectors.toList())));
    assertThat(ids.keySet())
        .as("versions of %s, without repeats", line)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, written).boxed().toList());
    ids.forEach(
        (version, of) ->
            assertThat(of.stream().distinct())
                .as("ids of version %d of %s", version, line)
                .hasSize(1));
  }
}
