package io.supervisor.local;

import io.supervisor.local.process.Component;
import io.supervisor.local.process.StartFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Starts components again that end while nobody asked them to, some times each. */
final class Supervision {

  private static final int RESTARTS = 5;
  private static final long POLL_MILLIS = 1_000;

  private final Suite suite;
  private final Progress progress;
  private final Map<String, Integer> restarts = new HashMap<>();

  Supervision(Suite suite, Progress progress) {
    this.suite = suite;
    this.progress = progress;
  }

  /** Goes on until the thread is interrupted. */
  void run() throws InterruptedException {
    while (true) {
      for (String name : suite.components()) {
        Component component = suite.component(name);
        if (!component.alive() && restarts.getOrDefault(name, 0) < RESTARTS) {
          restart(component);
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void restart(Component component) throws InterruptedException {
    int times = restarts.merge(component.name(), 1, Integer::sum);
    progress.say(component.name() + " has ended by itself and is started again.");
    long begin = System.nanoTime();
    try {
      component.restart();
      progress.ready(component.name(), Duration.ofNanos(System.nanoTime() - begin));
    } catch (StartFailure e) {
      progress.failed(component.name(), Duration.ofNanos(System.nanoTime() - begin));
      progress.say(e.getMessage() + ". " + e.advice());
      if (times == RESTARTS) {
        progress.say(component.name() + " stays down; end the suite with deploy/down.");
      }
    }
  }
}
