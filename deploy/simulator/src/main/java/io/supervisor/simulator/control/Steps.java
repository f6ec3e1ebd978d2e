package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long the steps of pods still take. */
final class Steps {
  private final Timestamps times;
  private final Map<String, Map<String, Instant>> ends = new HashMap<>();

  Steps(Timestamps times) {
    this.times = times;
  }

  /**
   * The time that is left of the step, which begins when it is first asked for; empty at its end.
   */
  Optional<Duration> left(JsonNode pod, String step, Duration length) {
    Map<String, Instant> steps = ends.computeIfAbsent(Meta.uid(pod), u -> new HashMap<>());
    Instant now = times.instant();
    Instant end = steps.computeIfAbsent(step, s -> now.plus(length));
    if (now.isBefore(end)) {
      return Optional.of(Duration.between(now, end).plusMillis(1));
    }
    steps.remove(step);
    if (steps.isEmpty()) {
      ends.remove(Meta.uid(pod));
    }
    return Optional.empty();
  }

  void forget(JsonNode pod) {
    ends.remove(Meta.uid(pod));
  }
}
