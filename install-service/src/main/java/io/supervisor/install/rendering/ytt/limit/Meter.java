package io.supervisor.install.rendering.ytt.limit;

import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.ytt.syntax.LimitExceeded;

/** Counts what one rendering uses and stops it at the limits. */
public final class Meter {

  private static final int EXPRESSIONS_PER_LEVEL = 15;
  private static final int CLOCK_INTERVAL = 256;

  private final RenderLimits limits;
  private final long deadline;
  private long steps;
  private long clockAt = CLOCK_INTERVAL;
  private int calls;
  private int expressions;

  public Meter(RenderLimits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  public int deepest() {
    return limits.depth();
  }

  /** Counts work; big values count by their size. */
  public void spend(long work) {
    steps += work;
    if (steps > limits.steps()) {
      throw new LimitExceeded("more than " + limits.steps() + " evaluation steps");
    }
    if (steps >= clockAt) {
      clockAt = steps + CLOCK_INTERVAL;
      if (System.nanoTime() - deadline > 0) {
        throw new LimitExceeded("more than " + limits.time().toMillis() + " ms");
      }
    }
  }

  /** Counts the making of a text of this length before it is made. */
  public void text(long length) {
    if (length > limits.outputBytes()) {
      throw new LimitExceeded("text longer than " + limits.outputBytes() + " characters");
    }
    spend(length / 64);
  }

  /** Checks the total size of the output. */
  public void output(long bytes) {
    if (bytes > limits.outputBytes()) {
      throw new LimitExceeded("output larger than " + limits.outputBytes() + " bytes");
    }
  }

  /** Checks how deep a tree of data is. */
  public void depth(int depth) {
    if (depth > limits.depth()) {
      throw new LimitExceeded("data nested deeper than " + limits.depth() + " levels");
    }
  }

  public void enterCall() {
    if (calls >= limits.depth()) {
      throw new LimitExceeded("calls nested deeper than " + limits.depth() + " levels");
    }
    calls++;
  }

  public void enterExpression() {
    if (expressions >= limits.depth() * EXPRESSIONS_PER_LEVEL) {
      throw new LimitExceeded("expressions nested too deeply");
    }
    expressions++;
  }

  public void leaveExpression() {
    expressions--;
  }

  public void leaveCall() {
    calls--;
  }
}
