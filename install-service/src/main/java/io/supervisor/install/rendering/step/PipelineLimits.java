package io.supervisor.install.rendering.step;

/**
 * Hard limits of one chain: its steps, the characters of all files that it reads, the bytes of what
 * each step makes (as JSON), and the images that it locks.
 */
public record PipelineLimits(int steps, int inputCharacters, int outputBytes, int images) {

  /** Ten steps, four million characters in, three million bytes out, one thousand images. */
  public static PipelineLimits defaults() {
    return new PipelineLimits(10, 4_000_000, 3_000_000, 1_000);
  }

  public PipelineLimits {
    if (steps < 1 || inputCharacters < 1 || outputBytes < 1 || images < 1) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }
}
