package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.PodRules;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Spread;
import java.util.Locale;

/**
 * A million decisions without a pause: plain pods, pods that keep apart, and pods that are spread
 * over zones, in turns; the oldest leaves for each that comes. The collector should have nothing to
 * do.
 */
final class MillionBenchmark {
  private static final int HOSTS = 5_000;
  private static final int STANDING = 12_000;
  private static final int DECISIONS = 1_000_000;

  private MillionBenchmark() {}

  static void run() {
    Engine engine = new Engine(Policy.BALANCE);
    Scenarios.namespaces(engine);
    for (int i = 0; i < HOSTS; i++) {
      engine.putHost(Shapes.host(i, "zone-" + i % 3));
    }
    PodSpec apart =
        Shapes.colour(Shapes.TEST, "green")
            .with(PodRules.apart(Shapes.term("green", PodTerm.HOSTNAME)));
    PodSpec spread = Shapes.spread(Spread.hard(Shapes.term("blue", Shapes.ZONE), 5));
    int[] classes = {engine.classOf(Shapes.pod()), engine.classOf(apart), engine.classOf(spread)};
    int[] standing = new int[STANDING];
    for (int i = 0; i < STANDING; i++) {
      standing[i] = engine.place(classes[i % classes.length]);
    }
    System.gc();
    long collected = PlacementBenchmark.collections();
    System.out.println("million.begins");
    long begin = System.nanoTime();
    int placed = 0;
    for (int i = 0; i < DECISIONS; i++) {
      int place = i % STANDING;
      engine.release(standing[place]);
      standing[place] = engine.place(classes[i % classes.length]);
      placed += standing[place] == Engine.NONE ? 0 : 1;
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long collections = PlacementBenchmark.collections() - collected;
    System.out.printf(
        Locale.ROOT,
        "million.decisions %d placed %.0f decisions/s %d collections must-be-0%n",
        placed,
        DECISIONS / seconds,
        collections);
  }
}
