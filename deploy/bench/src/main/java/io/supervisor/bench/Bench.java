package io.supervisor.bench;

import io.supervisor.bench.placement.ExactBenchmark;
import io.supervisor.bench.placement.GpuBenchmark;
import io.supervisor.bench.placement.PlacementBenchmark;
import io.supervisor.bench.placement.ReassignmentBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** The command {@code deploy/bench/run NAME}: one benchmark, one line per figure. */
public final class Bench {

  private static final Path SHARED =
      Path.of(System.getProperty("suite.root")).resolve("../shared/data/scheduling");
  private static final Map<String, Class<?>> MICRO =
      Map.of("render", RenderContour.class, "place", DecidePlacement.class);
  private static final Map<String, Supplier<WholeSuite>> WHOLE_SUITE =
      Map.of(
          "exact",
          () -> on("exact", data -> new ExactBenchmark(data).run()),
          "catalog",
          CatalogBenchmark::new,
          "install",
          InstallBenchmark::new,
          "decide",
          DecisionBenchmark::new,
          "fleet",
          FleetBenchmark::new,
          "rebalance",
          () -> on("roadef2012", data -> new ReassignmentBenchmark(data).run()),
          "simulator",
          SimulatorBenchmark::new,
          "scheduler",
          () -> on("kube_scheduler_floors.csv", data -> new PlacementBenchmark(data).run()),
          "gpu",
          () -> on("openb", data -> new GpuBenchmark(data).run()));

  private Bench() {}

  /** The one argument is the name. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 1 ? arguments[0] : "";
    if (WHOLE_SUITE.containsKey(name)) {
      WHOLE_SUITE.get(name).get().run();
    } else if (MICRO.containsKey(name)) {
      measure(name, MICRO.get(name));
    } else {
      System.err.println(
          "Usage: deploy/bench/run NAME, one of: catalog, decide, exact, fleet, gpu, install, place,"
              + " rebalance, render, scheduler, simulator");
      System.exit(2);
    }
  }

  /** A benchmark on shared data; it says so and does nothing when they are absent. */
  private static WholeSuite on(String data, OnData benchmark) {
    Path place = SHARED.resolve(data);
    return Files.exists(place)
        ? () -> benchmark.run(place)
        : () -> System.err.println("There are no data at " + place);
  }

  private interface OnData {
    void run(Path data) throws Exception;
  }

  private static void measure(String name, Class<?> benchmark) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend("-Dsuite.root=" + System.getProperty("suite.root"))
            .verbosity(VerboseMode.SILENT)
            .build();
    for (RunResult result : new Runner(options).run()) {
      StringBuilder label = new StringBuilder(name);
      result.getParams().getParamsKeys().stream()
          .sorted()
          .forEach(key -> label.append('.').append(result.getParams().getParam(key)).append(key));
      Statistics statistics = result.getPrimaryResult().getStatistics();
      String unit = result.getPrimaryResult().getScoreUnit().replace("/op", "");
      for (int percentile : new int[] {50, 99}) {
        Figure.print(label + ".p" + percentile, statistics.getPercentile(percentile), unit, "");
      }
    }
  }

  /** A line of the output: {@code name value unit [ratio-to-what]}. */
  static final class Figure {

    private Figure() {}

    static void print(String name, double value, String unit, String ratio) {
      String number = value < 10 ? "%.2f" : "%.0f";
      String line = String.format(Locale.ROOT, "%s " + number + " %s %s", name, value, unit, ratio);
      System.out.println(line.strip());
    }
  }
}
