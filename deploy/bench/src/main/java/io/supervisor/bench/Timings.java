package io.supervisor.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations of the same thing, in ms; several threads may add. */
final class Timings {

  private static final double NANOS_IN_MS = 1_000_000.0;

  private final List<Double> all = new ArrayList<>();

  void since(long beginNanos) {
    double duration = (System.nanoTime() - beginNanos) / NANOS_IN_MS;
    synchronized (all) {
      all.add(duration);
    }
  }

  void lasted(double ms) {
    synchronized (all) {
      all.add(ms);
    }
  }

  int count() {
    return all.size();
  }

  /** The value that so many percent do not exceed. */
  double percentile(int percent) {
    List<Double> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
    return sorted.get(Math.max(0, index));
  }
}
