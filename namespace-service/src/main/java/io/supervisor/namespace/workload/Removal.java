package io.supervisor.namespace.workload;

import java.time.Duration;
import java.time.Instant;

/**
 * How a removal stands, as the table has it.
 *
 * @param forced whether finalizers may be taken away and a Supervisor be given up
 * @param abandoned whether something was let go that had not done its work
 * @param toldAt when something was last told of it; null when nothing was
 */
record Removal(boolean forced, boolean abandoned, Instant since, Instant toldAt) {

  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Whether it is time to look what is left, and to tell it if it is news. */
  boolean due(Instant now) {
    return !since.plus(QUIET).isAfter(now) && (toldAt == null || !toldAt.plus(PAUSE).isAfter(now));
  }

  /** Whether it has gone on for so long that something may have held it for as long. */
  boolean lastsFor(Duration time, Instant now) {
    return !since.plus(time).isAfter(now);
  }

  /** A quarter of the time it has taken so far, within limits. */
  Duration pause(Instant now) {
    Duration quarter = Duration.between(since, now).dividedBy(4);
    if (quarter.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST;
  }
}
