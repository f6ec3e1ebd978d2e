package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervisor.local.Suite;
import io.supervisor.local.process.Component;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A process that stands still for a minute and does not know it: its partitions and its relay's
 * lock go to the other instance, and what it does when it wakes up changes nothing.
 */
@Tag("full")
@ExtendWith(SuiteExtension.class)
class FreezeIT {

  private static final String SUPERVISOR = "domain-c9";
  private static final Duration FROZEN = Duration.ofSeconds(60);

  private final Suite suite;
  private final Contour contour;

  FreezeIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
  }

  @Test
  void theSecondInstanceTakesOverAndTheFirstDoesNoHarm() throws Exception {
    contour.register();
    Component first = suite.component("install-service");
    Component second = suite.startSecond("install-service");
    long begin = System.nanoTime();

    contour.install(SUPERVISOR, Contour.OLD, "").expect(204);
    first.freeze();
    try {
      contour.awaitConfigured(SUPERVISOR);
      contour.change(SUPERVISOR, Contour.NEW, "").expect(204);
      contour.awaitConfigured(SUPERVISOR);
      await()
          .atMost(FROZEN.plusSeconds(30))
          .until(() -> System.nanoTime() - begin > FROZEN.toNanos());
    } finally {
      first.thaw();
    }

    await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(contour.listed(SUPERVISOR).path("config_status").asText())
                  .isEqualTo("CONFIGURED");
              assertThat(contour.listed(SUPERVISOR).path("current_version").asText())
                  .isEqualTo(Contour.NEW);
            });
    new Ledger(suite).balances();
    contour.remove(SUPERVISOR).expect(204);
    contour.awaitGone(SUPERVISOR);
    second.stop();
  }
}
