package io.supervisor.install.rendering.helm;

import java.time.Duration;

/**
 * Hard limits of charts: time of one rendering, renderings at once, files of a chart, characters of
 * all its files and values, characters of what it makes.
 */
public record HelmLimits(
    Duration time, int parallel, int files, int inputCharacters, int outputCharacters) {

  /** Twenty seconds, two at once, 1,000 files, four million characters in, two million out. */
  public static HelmLimits defaults() {
    return new HelmLimits(Duration.ofSeconds(20), 2, 1_000, 4_000_000, 2_000_000);
  }

  public HelmLimits {
    boolean sizes = files > 0 && inputCharacters > 0 && outputCharacters > 0;
    if (!sizes || parallel < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }
}
