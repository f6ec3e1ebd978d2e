package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Preemption;
import io.supervisor.scheduler.placement.Resources;
import java.util.Arrays;

/** Pods that each push out four others, on 5,000 hosts that are full, until all are taken. */
final class PreemptionBenchmark {
  private static final int HOSTS = 5_000;
  private static final int VICTIMS = 4;
  private static final int ROUNDS = 3;
  private static final double AIM = 2_000;

  private PreemptionBenchmark() {}

  static void run() {
    double[] rates = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      rates[round] = round();
    }
    Arrays.sort(rates);
    double rate = rates[ROUNDS / 2];
    System.out.printf("preemptions.4victims.5000hosts %.0f pods/s %.1fx-aim%n", rate, rate / AIM);
  }

  private static double round() {
    Engine engine = new Engine(Policy.BALANCE);
    for (int i = 0; i < HOSTS; i++) {
      engine.putHost(HostSpec.of("h" + i, Resources.of(4_000, 32_768).and(Resources.PODS, 110)));
    }
    int low = engine.classOf(Shapes.pod(Resources.of(1_000, 500)).withPriority(-10));
    for (int i = 0; i < HOSTS * VICTIMS; i++) {
      engine.place(low);
    }
    int high = engine.classOf(Shapes.pod(Resources.of(4_000, 500)).withPriority(10));
    long begin = System.nanoTime();
    for (int i = 0; i < HOSTS; i++) {
      Preemption one = engine.preempt(high).orElseThrow();
      if (one.victims().size() != VICTIMS) {
        throw new IllegalStateException("not four victims: " + one);
      }
    }
    return HOSTS / ((System.nanoTime() - begin) / 1e9);
  }
}
