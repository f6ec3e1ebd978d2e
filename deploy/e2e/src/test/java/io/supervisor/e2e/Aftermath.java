package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What must hold after a failure: nothing lost, nothing done twice, nothing left. */
record Aftermath(Suite suite, Lives lives) {

  private static final int REPLICAS = 2;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The cluster and the scheduler while the first of the two is installed. */
  void oneInstallRuns() throws Exception {
    try (Cluster first = new Cluster(suite, Lives.FIRST);
        Cluster second = new Cluster(suite, Lives.SECOND)) {
      assertThat(first.namespacesOf(install(Lives.FIRST)))
          .containsExactly(Contour.namespace(Lives.FIRST));
      assertThat(second.namespacesOf(install(Lives.SECOND))).isEmpty();
      int pods = REPLICAS + first.nodes().size();
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                assertThat(first.pods(Contour.namespace(Lives.FIRST)).size())
                    .as("pods: two, and one on each host")
                    .isEqualTo(pods);
                assertThat(lives.contour().slots(Lives.FIRST).filter(Aftermath::taken))
                    .as("slots with a pod, of %s", reserved(Lives.FIRST))
                    .hasSize(pods);
              });
    }
    assertThat(reserved(Lives.SECOND)).isEmpty();
  }

  /** Topics, timelines and reservations when both are removed. */
  void nothingIsLeft() throws Exception {
    for (String supervisor : List.of(Lives.FIRST, Lives.SECOND)) {
      try (Cluster cluster = new Cluster(suite, supervisor)) {
        assertThat(cluster.namespacesOf(install(supervisor))).isEmpty();
      }
      await().atMost(LIMIT).untilAsserted(() -> assertThat(reserved(supervisor)).isEmpty());
      stepsAreTakenOnce(supervisor);
    }
    new Ledger(suite).balances();
    changesAreToldOnce();
  }

  /** One generation after the other, and none comes to the same phase twice. */
  void stepsAreTakenOnce(String supervisor) throws InterruptedException {
    Map<Long, List<String>> phases =
        lives.timeline(supervisor).stream()
            .collect(
                Collectors.groupingBy(
                    step -> step.path("generation").asLong(),
                    TreeMap::new,
                    Collectors.mapping(step -> step.path("phase").asText(), Collectors.toList())));
    long first = lives.generationBefore(supervisor) + 1;
    assertThat(phases.keySet())
        .as("generations on %s", supervisor)
        .containsExactlyElementsOf(LongStream.range(first, first + phases.size()).boxed().toList());
    phases.forEach(
        (generation, steps) ->
            assertThat(steps)
                .as("steps of generation %d on %s", generation, supervisor)
                .doesNotHaveDuplicates());
  }

  /** What an event tells; two ids for the same would be two events for one change. */
  private record Told(String topic, String type, String key, List<String> change) {

    private static final List<String> FIELDS =
        List.of("command_seq", "generation", "attempt", "phase");

    static Told of(Topics.Seen event) {
      JsonNode data = event.data();
      return new Told(
          event.topic(),
          event.attribute("type"),
          event.key(),
          FIELDS.stream().map(field -> field + " " + data.path(field).asText("-")).toList());
    }
  }

  /**
   * No event of the flow tells what another one with another id has told. Bundles are left out: who
   * was down for half a minute offers them again, and they do not tell the attempt.
   */
  private void changesAreToldOnce() throws Exception {
    Map<Told, Set<String>> ids = new HashMap<>();
    for (Topics.Seen event : new Topics(suite.kafka()).read(Topics.FLOW)) {
      boolean ours = !Instant.parse(event.attribute("time")).isBefore(lives.since());
      if (ours && !event.injected() && !event.topic().equals(Topics.BUNDLES)) {
        ids.computeIfAbsent(Told.of(event), told -> new TreeSet<>()).add(event.attribute("id"));
      }
    }
    assertThat(ids).as("events of this run").isNotEmpty();
    ids.forEach((told, of) -> assertThat(of).as("ids of %s", told).hasSize(1));
  }

  /** A rollout's spare slots may stay until a pod of the Supervisor changes. */
  private static boolean taken(JsonNode slot) {
    return slot.path("taken").asBoolean();
  }

  private List<String> reserved(String supervisor) throws Exception {
    return Tables.of(suite).reservations(install(supervisor));
  }

  private static String install(String supervisor) {
    return supervisor + "/" + Contour.SERVICE;
  }
}
