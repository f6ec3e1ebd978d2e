package io.supervisor.e2e;

import io.supervisor.local.Progress;
import java.time.Duration;

/** How a suite starts, in the log of the test run. */
final class PrintedProgress implements Progress {

  @Override
  public void began(String component) {
    // the end of a step says enough
  }

  @Override
  public void ready(String component, Duration took) {
    System.out.printf("suite: %s ready after %d ms%n", component, took.toMillis());
  }

  @Override
  public void failed(String component, Duration took) {
    System.out.printf("suite: %s FAILED after %d ms%n", component, took.toMillis());
  }

  @Override
  public void say(String line) {
    System.out.println("suite: " + line);
  }
}
