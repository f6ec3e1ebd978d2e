package io.supervisor.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPointsTest {

  private record Wanted(Optional<List<String>> points, boolean inboxOff) implements FaultConfig {

    static Wanted of(String... points) {
      return new Wanted(Optional.of(List.of(points)), false);
    }
  }

  @Test
  void nothingHappensUnlessItWasAskedFor() {
    FaultPoints faults = new FaultPoints(new Wanted(Optional.empty(), false));

    assertThat(pausedAt(faults, FaultPoint.RELAY_READ, 3)).isEmpty();
    assertThat(faults.inboxOff()).isFalse();
  }

  @Test
  void aPointActsAtItsHitAndNoOther() {
    FaultPoints faults =
        new FaultPoints(Wanted.of("relay.read@2=pause:300", "relay.read@4=pause:300"));

    assertThat(pausedAt(faults, FaultPoint.RELAY_READ, 5)).containsExactly(2, 4);
    assertThat(pausedAt(faults, FaultPoint.INBOX_POLLED, 5)).isEmpty();
  }

  @Test
  void theProcessEndsUnlessItIsToPause() {
    assertThat(Fault.parse("inbox.committed@7"))
        .isEqualTo(new Fault(FaultPoint.INBOX_COMMITTED, 7, Optional.empty()))
        .isEqualTo(Fault.parse("inbox.committed@7=halt"));
    assertThat(Fault.parse("dead-letter.written@1=pause:250").pause())
        .contains(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relay.read",
        "relay.read@0",
        "relay.read@x",
        "relay.read@1=stop",
        "relay.read@1=pause",
        "no.such.point@1"
      })
  void whatIsMisspeltEndsTheStart(String text) {
    Wanted wanted = Wanted.of(text);

    assertThatThrownBy(() -> new FaultPoints(wanted)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> pausedAt(FaultPoints faults, FaultPoint point, int times) {
    return IntStream.rangeClosed(1, times)
        .filter(
            time -> {
              long begin = System.nanoTime();
              faults.reach(point);
              return System.nanoTime() - begin >= Duration.ofMillis(300).toNanos();
            })
        .boxed()
        .toList();
  }
}
