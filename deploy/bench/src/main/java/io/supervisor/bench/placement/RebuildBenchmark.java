package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.EngineImage;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Resources;
import java.util.Arrays;
import java.util.Map;

/** How long an engine with 5,000 hosts and 50,000 pods takes to go on from an image. */
final class RebuildBenchmark {
  private static final int HOSTS = 5_000;
  private static final int PODS = 50_000;
  private static final int CLASSES = 200;
  private static final int ROUNDS = 5;

  private RebuildBenchmark() {}

  static void run() {
    Engine engine = new Engine(Policy.BALANCE);
    for (int i = 0; i < HOSTS; i++) {
      Resources capacity = Resources.of(4_000, 32_768).and(Resources.PODS, 110);
      engine.putHost(HostSpec.of("h" + i, capacity));
    }
    for (int i = 0; i < PODS; i++) {
      Map<String, String> labels = Map.of("app", "app" + i % CLASSES);
      engine.place(engine.classOf(PodSpec.of("n", labels, Resources.of(100, 500))));
    }
    long[] took = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      EngineImage image = engine.image();
      long begin = System.nanoTime();
      Engine again = new Engine(Policy.BALANCE, image);
      again.place(again.classOf(PodSpec.of("n", Map.of("app", "app0"), Resources.of(100, 500))));
      took[round] = (System.nanoTime() - begin) / 1_000_000;
    }
    Arrays.sort(took);
    System.out.printf("rebuild.50000pods %d ms aim-5000%n", took[ROUNDS / 2]);
  }
}
