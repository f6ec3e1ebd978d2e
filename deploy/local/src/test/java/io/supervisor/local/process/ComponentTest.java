package io.supervisor.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.supervisor.local.state.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private StateDirectory state;
  private Children children;

  @BeforeEach
  void open() {
    state = StateDirectory.open(folder);
    children = new Children(state);
  }

  private Component component(String name, Readiness readiness, String... command) {
    Path log = folder.resolve(name + ".log");
    return new Component(
        ProcessSpec.of(name, List.of(command), Map.of(), folder, log), readiness, LIMIT, children);
  }

  @Test
  void oneThatDiesAtItsStartIsNamedWithItsLastWords() {
    Component dying = component("dying", () -> false, "sh", "-c", "echo no room left; exit 3");

    StartFailure failure = catchThrowableOfType(StartFailure.class, dying::start);

    assertThat(failure.component()).isEqualTo("dying");
    assertThat(failure).hasMessage("ended with status 3 before it was ready");
    assertThat(failure.log()).containsExactly("no room left");
    assertThat(failure.advice()).contains("dying.log");
  }

  @Test
  void oneThatStopsByItselfIsStartedAgain() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Component tail = component("tail", () -> true, "tail", "-f", file.toString());
    tail.start();
    long before = tail.pid();

    tail.kill();
    assertThat(tail.alive()).isFalse();
    tail.restart();

    assertThat(tail.alive()).isTrue();
    assertThat(tail.pid()).isNotEqualTo(before);
    tail.stop();
    assertThat(tail.alive()).isFalse();
  }

  @Test
  void moreVariablesHoldForOneStart() throws Exception {
    Component exits = component("exits", () -> true, "sh", "-c", "sleep 1; exit ${STATUS:-4}");

    exits.start(Map.of("STATUS", "137"));
    assertThat(Deadline.in(LIMIT).reached(() -> exits.exitStatus().isPresent())).isTrue();
    assertThat(exits.exitStatus()).hasValue(137);
    exits.restart();

    assertThat(Deadline.in(LIMIT).reached(() -> exits.exitStatus().isPresent())).isTrue();
    assertThat(exits.exitStatus()).hasValue(4);
  }

  @Test
  void whatAKilledLauncherLeftIsEndedAndNobodyElse() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Component left = component("left", () -> true, "tail", "-f", file.toString());
    left.start();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    String noted = state.read("pids").orElseThrow();
    state.write(
        "pids", noted + noted.replace(Long.toString(left.pid()), Long.toString(stranger.pid())));

    List<String> ended = new Children(state).endLeftovers();

    assertThat(ended).containsExactly("left");
    assertThat(left.alive()).isFalse();
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroy();
  }
}
