package io.supervisor.simulator.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Times as the API writes them, and ages as kubectl prints them. */
public record Timestamps(Clock clock) {
  private static final DateTimeFormatter PRECISE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  public Instant instant() {
    return clock.instant();
  }

  /** Now, to the second. */
  public String now() {
    return in(Duration.ZERO);
  }

  /** Now, to the microsecond. */
  public String precise() {
    return PRECISE.format(clock.instant());
  }

  public String in(Duration later) {
    return clock.instant().plus(later).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** How long ago the time was, in at most two units; {@code <unknown>} when there is no time. */
  public String age(String time) {
    if (time.isEmpty()) {
      return "<unknown>";
    }
    try {
      return print(Duration.between(Instant.parse(time), clock.instant()));
    } catch (DateTimeParseException e) {
      return "<invalid>";
    }
  }

  public static String print(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return seconds + "s";
    }
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    return days < 730 ? days + "d" : two(days / 365, "y", days % 365, "d");
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
  }
}
