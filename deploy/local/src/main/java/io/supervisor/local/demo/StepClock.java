package io.supervisor.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints steps with the seconds since the beginning. */
final class StepClock {

  private final PrintStream out;
  private final long begin = System.nanoTime();

  StepClock(PrintStream out) {
    this.out = out;
  }

  void step(String name, String detail) {
    out.printf(Locale.ROOT, "  %6.1f s  %-10s  %s%n", seconds(), name, detail);
    out.flush();
  }

  double seconds() {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
  }
}
