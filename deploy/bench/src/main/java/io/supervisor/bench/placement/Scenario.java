package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodSpec;
import java.util.function.IntFunction;

/** How a workload is set up, which pods come, and what else happens while they come. */
record Scenario(
    IntFunction<HostSpec> hosts,
    IntFunction<PodSpec> before,
    PodSpec measured,
    Meanwhile meanwhile) {

  /** Instead of the number of a pod: the clock has not started. */
  static final int BEFORE = -1;

  /** Something that happens before the measured pod of that number comes. */
  interface Meanwhile {
    void before(Engine engine, int number);
  }

  private static final Meanwhile NOTHING = (engine, number) -> {};

  static Scenario of(IntFunction<HostSpec> hosts, PodSpec before, PodSpec measured) {
    return new Scenario(hosts, i -> before, measured, NOTHING);
  }

  Scenario before(IntFunction<PodSpec> pods) {
    return new Scenario(hosts, pods, measured, meanwhile);
  }

  Scenario meanwhile(Meanwhile what) {
    return new Scenario(hosts, before, measured, what);
  }
}
