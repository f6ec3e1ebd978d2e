package io.supervisor.platform.inbox;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.MalformedEvent;
import java.time.Duration;
import java.util.function.Predicate;

/** How often a failed attempt to handle a record is made again. */
final class Patience {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private Patience() {}

  /**
   * What can never succeed fails at once; what says nothing of the record is tried for as long as
   * it takes; anything else three times in less than two seconds.
   *
   * @param away whether a failure says nothing of the record
   */
  static Uni<Void> with(Uni<Void> attempt, Predicate<Throwable> away) {
    return attempt
        .onFailure(failure -> !permanent(failure) && !away.test(failure))
        .retry()
        .withBackOff(FIRST_PAUSE, Duration.ofSeconds(1))
        .atMost(2)
        .onFailure(failure -> !permanent(failure) && away.test(failure))
        .retry()
        .withBackOff(FIRST_PAUSE, Duration.ofSeconds(5))
        .indefinitely();
  }

  private static boolean permanent(Throwable failure) {
    return failure instanceof MalformedEvent;
  }
}
