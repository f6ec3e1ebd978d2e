package io.supervisor.local;

import io.supervisor.local.process.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends components in groups: all of a group at the same time, one group after the other. */
record StopOrder(Map<String, Component> components) {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Ends those that were started; returns when they have ended. */
  StopOrder end(List<String> names) {
    List<Thread> stopping = new ArrayList<>();
    for (String name : names) {
      Component component = components.get(name);
      if (component != null) {
        Thread thread = new Thread(component::stop, "stop-" + name);
        thread.start();
        stopping.add(thread);
      }
    }
    for (Thread thread : stopping) {
      try {
        thread.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return this;
  }
}
