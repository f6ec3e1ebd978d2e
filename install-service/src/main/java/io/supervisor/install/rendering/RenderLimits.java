package io.supervisor.install.rendering;

import java.time.Duration;

/** Hard limits of one rendering: evaluation steps, wall time, output size and nesting depth. */
public record RenderLimits(long steps, Duration time, int outputBytes, int depth) {

  /** One million steps, five seconds, two MiB of output, one hundred levels. */
  public static RenderLimits defaults() {
    return new RenderLimits(1_000_000, Duration.ofSeconds(5), 2 * 1024 * 1024, 100);
  }

  public RenderLimits {
    if (steps < 1 || outputBytes < 1 || depth < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }
}
