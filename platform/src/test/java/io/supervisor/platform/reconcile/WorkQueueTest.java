package io.supervisor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

  private static final Duration PACE = Duration.ofMillis(100);

  private final List<Long> begun = new CopyOnWriteArrayList<>();

  @Test
  void aKeyKeepsItsPaceHoweverOftenItIsWoken() throws Exception {
    try (WorkQueue queue = new WorkQueue("test", 2, PACE, this::run)) {
      for (int i = 0; i < 100; i++) {
        queue.wake("a");
        Thread.sleep(5);
      }
      long last = System.nanoTime();
      queue.wake("a");
      await().until(() -> begun.get(begun.size() - 1) >= last);
    }

    assertThat(begun).hasSizeGreaterThan(2);
    for (int i = 1; i < begun.size(); i++) {
      assertThat(begun.get(i) - begun.get(i - 1)).isGreaterThan(PACE.toNanos() / 2);
    }
  }

  /** The queue notes a beginning somewhat earlier, so that a pause seen here may be shorter. */
  private Optional<Duration> run(String key) {
    begun.add(System.nanoTime());
    return Optional.empty();
  }
}
