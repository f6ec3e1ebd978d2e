package io.supervisor.bench.placement;

import static io.supervisor.bench.placement.Shapes.pod;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Resources;
import java.util.ArrayDeque;
import java.util.Deque;

/** Workloads in which pods wait behind a gate, or leave while others come. */
final class Leaving {
  private static final int GATED = 10_000;
  private static final int FINALIZED = 5_000;

  private Leaving() {}

  private static HostSpec large() {
    return HostSpec.of(
        "large", Resources.of(100_000_000, 100_000_000).and(Resources.PODS, 100_000));
  }

  /**
   * Pods behind a gate are known by their class and not asked for; every 18 pods, which is 50 in
   * the time in which kube-scheduler places 910, one of those that are there goes.
   */
  static Scenario gated(Workload workload) {
    PodSpec gated = pod(Resources.of(50, 250));
    return Scenario.of(i -> large(), pod(), pod())
        .meanwhile(
            (engine, i) -> {
              if (i == Scenario.BEFORE) {
                engine.classOf(gated);
              }
              if (i >= 0 && i % (int) (workload.floor() / 50) == 0) {
                engine.release(i / (int) (workload.floor() / 50));
              }
            });
  }

  /** Pods behind a gate that want to be near the others: the others must not pay for them. */
  static Scenario gatedNear(PodSpec gated) {
    return Scenario.of(i -> large(), pod(), pod())
        .meanwhile(
            (engine, i) -> {
              for (int one = 0; i == Scenario.BEFORE && one < GATED; one++) {
                engine.classOf(gated);
              }
            });
  }

  /** Pods that were there are deleted, 100 in the time in which kube-scheduler places 830. */
  static Scenario finalizers(Workload workload) {
    Deque<Integer> leaving = new ArrayDeque<>();
    return Scenario.of(i -> Shapes.host(i, ""), pod(), pod())
        .meanwhile(
            (engine, i) -> {
              if (i == Scenario.BEFORE) {
                leaving.clear();
                place(engine, leaving);
              }
              if (i >= 0 && i % (int) (workload.floor() / 100) == 0) {
                engine.release(leaving.remove());
              }
            });
  }

  private static void place(Engine engine, Deque<Integer> pods) {
    int podClass = engine.classOf(pod(Resources.of(50, 250)));
    for (int i = 0; i < FINALIZED; i++) {
      pods.add(engine.place(podClass));
    }
  }
}
