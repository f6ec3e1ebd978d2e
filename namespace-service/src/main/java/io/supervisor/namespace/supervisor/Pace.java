package io.supervisor.namespace.supervisor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets what has a key begin at most so often. */
final class Pace {

  private final long nanos;
  private final Map<String, Long> begun = new ConcurrentHashMap<>();

  /**
   * @param shortest from one beginning to the next
   */
  Pace(Duration shortest) {
    this.nanos = shortest.toNanos();
  }

  /**
   * Notes that it begins now; when that is too early, notes nothing and returns how long to wait.
   *
   * @param now in ns, of a clock that only goes forward
   */
  Optional<Duration> begin(String key, long now) {
    Long last = begun.get(key);
    if (last != null && now - last < nanos) {
      return Optional.of(Duration.ofNanos(nanos - (now - last)));
    }
    begun.put(key, now);
    return Optional.empty();
  }
}
