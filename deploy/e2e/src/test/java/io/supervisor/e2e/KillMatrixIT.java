package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service dies at named places in the middle of installs, changes and removals, and comes back:
 * everything goes on as if nothing had been. How to run more of it, one row of it, or the proof
 * that it can fail: see README.md here.
 */
@ExtendWith(SuiteExtension.class)
class KillMatrixIT {

  private static final String COMMANDS = "supervisor.catalog.commands.v1";
  private static final List<String> READ_BY_INSTALLS =
      List.of(COMMANDS, "supervisor.scheduler.placements.v1", "supervisor.namespace.workloads.v1");
  private static final List<String> GROUPS =
      List.of(
          "install-service.commands", "install-service.placements", "install-service.workloads");
  private static final int POISON = 3;

  private final Suite suite;
  private final Lives lives;
  private final Aftermath aftermath;

  KillMatrixIT(Suite suite) throws Exception {
    this.suite = suite;
    this.lives = Lives.begin(suite);
    this.aftermath = new Aftermath(suite, lives);
  }

  static Stream<KillRun> deaths() {
    return KillRun.of(
        KillRow.K_03, KillRow.K_04, KillRow.K_05, KillRow.K_06, KillRow.K_07, KillRow.K_16);
  }

  static Stream<KillRun> poisons() {
    return KillRun.of(KillRow.K_15);
  }

  static Stream<KillRun> drains() {
    return KillRun.of(KillRow.K_17);
  }

  static Stream<KillRun> repeats() {
    return KillRun.of(KillRow.E_1);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("deaths")
  void aDeathChangesNothing(KillRun run) throws Exception {
    String place = placeOf(run);

    assertThat(victim(run).diesAt(place, this::liveThrough)).as(place).hasValue(Victim.KILLED);

    aftermath.nothingIsLeft();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("poisons")
  void deadLettersAreWrittenAgainWithTheirIds(KillRun run) throws Exception {
    String place = placeOf(run);
    List<String> poison = new ArrayList<>();

    OptionalInt status =
        victim(run)
            .diesAt(
                place,
                () -> {
                  poison.addAll(new Injection(suite.kafka()).poison(POISON, run.random()));
                  liveThrough();
                });

    assertThat(status).as(place).hasValue(Victim.KILLED);

    new Groups(suite.kafka()).awaitAllRead("install-service.commands");
    List<Topics.Seen> letters =
        new Topics(suite.kafka())
            .read(List.of(COMMANDS + ".install-service.dlq")).stream()
                .filter(letter -> poison.contains(letter.attribute("id")))
                .toList();
    assertThat(letters.stream().map(letter -> letter.attribute("id"))).containsAll(poison);
    assertThat(letters).as("one comes again").hasSizeGreaterThan(POISON);
    assertThat(letters)
        .allSatisfy(
            letter ->
                assertThat(letter.headers())
                    .containsEntry("dead-letter-topic", COMMANDS)
                    .containsKeys("dead-letter-reason", "dead-letter-offset"));
    aftermath.nothingIsLeft();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("drains")
  void workInFlightSurvivesAShortDrain(KillRun run) throws Exception {
    String place = placeOf(run);

    assertThat(victim(run).drainsAt(place, this::liveThrough)).as(place).isPresent();

    aftermath.nothingIsLeft();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("repeats")
  void repeatsChangeNothing(KillRun run) throws Exception {
    System.out.println("kill matrix: " + run);
    victim(run).prepare();
    Topics topics = new Topics(suite.kafka());
    lives.lead();
    JsonNode view = lives.contour().view(Lives.FIRST);
    Set<String> told = ids(topics);

    new Injection(suite.kafka()).again(commandsAndReplies(topics), run.random());

    GROUPS.forEach(new Groups(suite.kafka())::awaitAllRead);
    aftermath.oneInstallRuns();
    assertThat(lives.contour().view(Lives.FIRST)).isEqualTo(view);
    assertThat(ids(topics)).as("events of the flow").isEqualTo(told);
    lives.end();
    aftermath.nothingIsLeft();
  }

  private static String placeOf(KillRun run) {
    String place = run.row().place(run.random());
    System.out.printf("kill matrix: %s, at %s%n", run, place);
    return place;
  }

  private Victim victim(KillRun run) {
    return Victim.of(suite, run.row().service());
  }

  private void liveThrough() throws Exception {
    lives.lead();
    aftermath.oneInstallRuns();
    lives.end();
  }

  private static Set<String> ids(Topics topics) {
    return topics.read(Topics.FLOW).stream()
        .map(event -> event.attribute("id"))
        .collect(Collectors.toSet());
  }

  /** What install-service reads, each once. */
  private static List<Topics.Seen> commandsAndReplies(Topics topics) {
    Set<String> ids = new HashSet<>();
    return topics.read(READ_BY_INSTALLS).stream()
        .filter(seen -> !seen.injected() && ids.add(seen.attribute("id")))
        .toList();
  }
}
