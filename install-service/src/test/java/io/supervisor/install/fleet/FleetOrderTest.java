package io.supervisor.install.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FleetOrderTest {

  private static final List<String> TEN = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  @Test
  void theCanariesGoFirstAndTheRestInEqualParts() {
    assertThat(order(1, 4, 0).waves(TEN))
        .containsExactly(
            List.of("a"), List.of("b", "c", "d", "e"), List.of("f", "g", "h", "i"), List.of("j"));
    assertThat(order(0, 0, 50).waves(TEN)).extracting(List::size).containsExactly(5, 5);
    assertThat(order(0, 0, 1).waves(TEN)).hasSize(10);
  }

  @Test
  void withoutNumbersAllGoAtOnce() {
    assertThat(order(0, 0, 0).waves(TEN)).containsExactly(TEN);
    assertThat(order(20, 0, 0).waves(TEN)).containsExactly(TEN);
    assertThat(order(2, 0, 0).waves(TEN)).extracting(List::size).containsExactly(2, 8);
  }

  private static FleetOrder order(int canary, int size, int percent) {
    return new FleetOrder("s", "1.0.0", null, TEN, null, canary, size, percent, 0, 0, 0);
  }
}
