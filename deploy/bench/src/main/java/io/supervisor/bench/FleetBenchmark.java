package io.supervisor.bench;

import io.supervisor.bench.Bench.Figure;
import io.supervisor.local.Progress;
import io.supervisor.local.Suite;
import io.supervisor.local.SuiteOptions;
import io.supervisor.local.client.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A thousand installs on fifty simulated Supervisors whose pods start at once: how fast they are
 * accepted, how long each takes until it is told to be ready, and that none is lost. First all of
 * them at once, then others at even rates.
 */
final class FleetBenchmark implements WholeSuite {

  private static final int SUPERVISORS = 50;
  private static final int SERVICES = 20;
  private static final int STEADY_SERVICES = 6;
  private static final double AIM_PER_SECOND = 20;
  private static final List<Integer> RATES = List.of(5, 10, 15, 20);
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final Path root = Path.of(System.getProperty("suite.root"));

  @Override
  public void run() throws Exception {
    Path state = root.resolve("deploy/bench/target/suite");
    List<String> ids =
        IntStream.range(0, SUPERVISORS).mapToObj(number -> "domain-c" + (100 + number)).toList();
    SuiteOptions options =
        new SuiteOptions(root, state, 0, Progress.SILENT, Duration.ZERO)
            .with(ids.stream().map(id -> id + ":3:NSX").toList());
    try (Suite suite = Suite.startAnew(options)) {
      suite.registerSupervisors();
      measure(suite, ids);
    }
  }

  private void measure(Suite suite, List<String> supervisors) throws Exception {
    Api api = suite.api();
    int all = SERVICES + STEADY_SERVICES * RATES.size();
    List<BenchedService> services = new ArrayList<>();
    for (int number = 1; number <= all; number++) {
      services.add(BenchedService.small(api, number));
    }
    List<BenchedService> burst = services.subList(0, SERVICES);
    List<BenchedService> steady = services.subList(SERVICES, all);
    InstallRun many = new InstallRun(suite.kafka(), burst, supervisors).atOnce().await(LONGEST);
    report("fleet", many);
    for (int rate = 0; rate < RATES.size(); rate++) {
      List<BenchedService> some =
          steady.subList(rate * STEADY_SERVICES, (rate + 1) * STEADY_SERVICES);
      InstallRun slowly = new InstallRun(suite.kafka(), some, supervisors).each(RATES.get(rate));
      report("at-%d".formatted(RATES.get(rate)), slowly.await(LONGEST));
    }
  }

  private static void report(String name, InstallRun run) {
    Figure.print(name + ".ready", run.ready(), "installs", "of-" + run.all());
    Figure.print(name + ".accepted", run.accepted(), "installs/s", "");
    Figure.print(
        name + ".sustained",
        run.sustained(),
        "installs/s",
        String.format(Locale.ROOT, "%.2fx-aim", run.sustained() / AIM_PER_SECOND));
    Figure.print(name + ".settled.p50", run.settled().percentile(50), "ms", "");
    Figure.print(name + ".settled.p99", run.settled().percentile(99), "ms", "");
  }
}
