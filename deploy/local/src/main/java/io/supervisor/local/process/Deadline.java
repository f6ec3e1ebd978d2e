package io.supervisor.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A point in time until which something is waited for. */
public record Deadline(long nanos) {

  private static final long PAUSE_MILLIS = 50;

  /** From now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  public boolean passed() {
    return System.nanoTime() - nanos >= 0;
  }

  /** Waits until the condition holds, at most until the deadline; also when interrupted. */
  public boolean reached(BooleanSupplier condition) {
    boolean interrupted = false;
    boolean holds = condition.getAsBoolean();
    while (!holds && !passed()) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      holds = condition.getAsBoolean();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return holds;
  }
}
