package io.supervisor.simulator.store;

/** Hears of every write, on the writer's thread, in order. */
@FunctionalInterface
public interface ChangeListener {
  void changed(Change change);
}
