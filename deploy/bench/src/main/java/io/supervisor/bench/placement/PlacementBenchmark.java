package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.Policy;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The workloads of kube-scheduler's benchmark at the engine alone, all hosts considered each time:
 * pods in a second beside the floor of kube-scheduler, which has its API server in it.
 */
public final class PlacementBenchmark {
  private static final int ROUNDS = 3;

  private final Path floors;

  /** The list of workloads, as a table with commas. */
  public PlacementBenchmark(Path floors) {
    this.floors = floors;
  }

  /** Prints four figures a workload. */
  public void run() throws IOException {
    for (String line : Files.readAllLines(floors).subList(1, Files.readAllLines(floors).size())) {
      Workload workload = Workload.parse(line);
      Optional<Scenario> scenario = Scenarios.of(workload);
      if (scenario.isEmpty()) {
        System.out.println(workload.label() + " not-yet");
        continue;
      }
      List<Run> runs = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        runs.add(run(workload, scenario.get()));
      }
      runs.remove(0);
      runs.sort((a, b) -> Double.compare(a.rate(), b.rate()));
      runs.get(ROUNDS / 2).print(workload);
    }
    PreemptionBenchmark.run();
    RebuildBenchmark.run();
    MillionBenchmark.run();
  }

  private record Run(int placed, double rate, double p50, double p99, long collections) {

    void print(Workload workload) {
      System.out.printf(
          Locale.ROOT,
          "%s %.0f pods/s %.0fx-floor%n",
          workload.label(),
          rate,
          rate / workload.floor());
      System.out.printf(
          Locale.ROOT,
          "%s.detail %d placed, p50 %.2f us, p99 %.2f us, %d collections%n",
          workload.label(),
          placed,
          p50,
          p99,
          collections);
    }
  }

  private static Run run(Workload workload, Scenario scenario) {
    Engine engine = new Engine(Policy.BALANCE);
    Scenarios.namespaces(engine);
    for (int i = 0; i < workload.hosts(); i++) {
      engine.putHost(scenario.hosts().apply(i));
    }
    for (int i = 0; i < workload.before(); i++) {
      engine.place(engine.classOf(scenario.before().apply(i)));
    }
    scenario.meanwhile().before(engine, Scenario.BEFORE);
    long[] times = new long[workload.measured()];
    int placed = 0;
    long collected = collections();
    int podClass = engine.classOf(scenario.measured());
    long begin = System.nanoTime();
    long last = begin;
    for (int i = 0; i < workload.measured(); i++) {
      scenario.meanwhile().before(engine, i);
      placed += engine.place(podClass) == Engine.NONE ? 0 : 1;
      long now = System.nanoTime();
      times[i] = now - last;
      last = now;
    }
    double seconds = (last - begin) / 1e9;
    Arrays.sort(times);
    return new Run(
        placed,
        workload.measured() / seconds,
        times[times.length / 2] / 1e3,
        times[times.length * 99 / 100] / 1e3,
        collections() - collected);
  }

  /** How often the collectors of this process have run. */
  static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
