package io.supervisor.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervisor.simulator.SimulatorOptions;
import io.supervisor.simulator.SimulatorServer;
import io.supervisor.simulator.SupervisorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays what a kube-apiserver 1.34 was asked and compares its answers with ours. */
class ReplayTest {
  private static final Path RECORDINGS =
      Path.of("../../../shared/data/kubernetes/exchanges").toAbsolutePath().normalize();

  private static final KnownDifferences KNOWN = KnownDifferences.read();
  private static final List<String> CONTROLLERS = List.of("09-controllers");

  @TempDir Path state;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-discovery",
        "02-crud-errors",
        "03-server-side-apply",
        "04-patch",
        "05-list-watch",
        "06-delete",
        "07-subresources",
        "08-tables",
        "09-controllers"
      })
  void answersAsTheRealOne(String topic) throws IOException {
    assumeTrue(Files.isDirectory(RECORDINGS), "no recordings at " + RECORDINGS);
    SimulatorOptions options =
        SimulatorOptions.standard(state)
            .withSupervisors(List.of(new SupervisorSpec("golden", 0, "NSX", 0)));
    try (SimulatorServer server = SimulatorServer.start(options)) {
      ReplayClient client = new ReplayClient(server.supervisors().get(0));
      List<Replay.Outcome> outcomes;
      try (Stagehand stagehand = new Stagehand(client)) {
        Replay replay = new Replay(client, stagehand, CONTROLLERS.contains(topic));
        outcomes = replay.play(topic, Exchange.topic(RECORDINGS.resolve(topic)));
      }
      report(topic, outcomes);
      List<String> differing =
          outcomes.stream()
              .filter(outcome -> !outcome.agrees())
              .map(outcome -> topic + "/" + outcome.exchange().id())
              .toList();
      List<String> allowed = new ArrayList<>(KNOWN.of(topic, true));
      allowed.addAll(KNOWN.of(topic, false));
      assertThat(differing)
          .as("differences that are not in replay-differences.txt, see target/replay/" + topic)
          .isSubsetOf(allowed);
      assertThat(differing)
          .as("exchanges that agree now and must leave replay-differences.txt")
          .containsAll(KNOWN.of(topic, true));
      golden(topic, outcomes);
    }
  }

  /** What no list of differences may excuse. */
  private static void golden(String topic, List<Replay.Outcome> outcomes) {
    for (GoldenCase golden : GoldenCase.all()) {
      if (golden.topic().equals(topic)) {
        List<Replay.Outcome> shown = golden.of(outcomes);
        assertThat(shown).as(golden.name()).isNotEmpty().allMatch(Replay.Outcome::agrees);
        System.out.println("golden " + golden.name() + ": " + shown.size() + " agree");
      }
    }
  }

  private static void report(String topic, List<Replay.Outcome> outcomes) throws IOException {
    StringBuilder report = new StringBuilder();
    for (Replay.Outcome outcome : outcomes) {
      if (!outcome.agrees()) {
        report.append(outcome.exchange().id()).append('\n');
        outcome.differences().forEach(d -> report.append("    ").append(d).append('\n'));
      }
    }
    Path file = Path.of("target", "replay", topic + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, report);
    long agreed = outcomes.stream().filter(Replay.Outcome::agrees).count();
    System.out.println("replay " + topic + ": " + agreed + " of " + outcomes.size() + " agree");
  }
}
