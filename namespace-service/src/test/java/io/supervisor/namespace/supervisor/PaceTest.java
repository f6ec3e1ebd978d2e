package io.supervisor.namespace.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void whatIsTooEarlyIsToldHowLongToWaitAndOthersAreNot() {
    Pace pace = new Pace(Duration.ofNanos(200));

    assertThat(pace.begin("a", 1_000)).isEmpty();
    assertThat(pace.begin("a", 1_050)).contains(Duration.ofNanos(150));
    assertThat(pace.begin("b", 1_050)).isEmpty();
    assertThat(pace.begin("a", 1_199))
        .as("the early one did not count")
        .contains(Duration.ofNanos(1));
    assertThat(pace.begin("a", 1_200)).isEmpty();
  }
}
