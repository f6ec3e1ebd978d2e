package io.supervisor.local.demo;

import java.time.Duration;

/** Durations as kubectl writes them. */
final class Age {

  private Age() {}

  static String of(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    if (duration.toMinutes() < 10) {
      return duration.toMinutes()
          + "m"
          + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
    }
    if (duration.toHours() < 3) {
      return duration.toMinutes() + "m";
    }
    return duration.toDays() < 2 ? duration.toHours() + "h" : duration.toDays() + "d";
  }
}
