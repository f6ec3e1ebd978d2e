package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Meta;
import java.time.Duration;
import java.util.Random;

/**
 * How long pods take to start: half of them less than the usual time, some much longer. The spread
 * is that of a log-normal distribution, cut off at four times the usual time; a pod keeps its own.
 */
final class BootTimes {
  private static final double SPREAD = 0.4;
  private static final double LONGEST = 4;

  private BootTimes() {}

  static Duration of(JsonNode pod, Duration usual) {
    Random random = new Random(Meta.uid(pod).hashCode());
    double factor = Math.min(LONGEST, Math.exp(SPREAD * random.nextGaussian()));
    return Duration.ofNanos((long) (usual.toNanos() * factor));
  }
}
