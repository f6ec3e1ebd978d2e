package io.supervisor.bench;

import io.supervisor.bench.Bench.Figure;
import io.supervisor.local.Progress;
import io.supervisor.local.Suite;
import io.supervisor.local.SuiteOptions;
import io.supervisor.local.client.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From the POST to CONFIGURED on an idle suite whose pods start at once, and installs in a second
 * when many are asked for together; beside the bare service, in turns, in the same run.
 */
final class InstallBenchmark implements WholeSuite {

  private static final List<String> SUPERVISORS = List.of("domain-c8", "domain-c9");
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 40;
  private static final int SMALL_SERVICES = 20;
  private static final int CALLS = 4_000;
  private static final int CLIENTS = 16;
  private static final int ROWS = 20_000;

  private final Path root = Path.of(System.getProperty("suite.root"));

  @Override
  public void run() throws Exception {
    Path state = root.resolve("deploy/bench/target/suite");
    try (Suite suite =
        Suite.startAnew(new SuiteOptions(root, state, 0, Progress.SILENT, Duration.ZERO))) {
      suite.registerSupervisors();
      try (BareService bare = BareService.start(suite)) {
        oneByOne(suite.api(), bare);
        together(suite.api(), bare);
        Figure.print("relay.drained", bare.drained(ROWS), "rows/s", "");
      }
    }
  }

  private void oneByOne(Api api, BareService bare) throws Exception {
    BenchedService contour =
        new BenchedService(api, "contour.supervisor.io", "1.24.4")
            .registered(
                Files.readString(root.resolve("deploy/packages/contour/1.24.4/package.yaml")));
    Timings installs = new Timings();
    Timings removals = new Timings();
    Timings notes = new Timings();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      boolean counts = round >= WARM_UP;
      long begin = System.nanoTime();
      contour.install("domain-c8");
      contour.awaitConfigured("domain-c8");
      (counts ? installs : new Timings()).since(begin);
      begin = System.nanoTime();
      contour.remove("domain-c8");
      contour.awaitGone("domain-c8");
      (counts ? removals : new Timings()).since(begin);
      for (int i = 0; i < 5; i++) {
        bare.once(counts ? notes : new Timings());
      }
    }
    for (int percent : new int[] {50, 95}) {
      double note = notes.percentile(percent);
      Figure.print("bare.p" + percent, note, "ms", "");
      times("install.p" + percent, installs.percentile(percent), note);
      times("remove.p" + percent, removals.percentile(percent), note);
    }
  }

  private static void times(String name, double value, double bare) {
    Figure.print(name, value, "ms", String.format(Locale.ROOT, "%.1fx-bare", value / bare));
  }

  private void together(Api api, BareService bare) throws Exception {
    List<BenchedService> services = new ArrayList<>();
    for (int number = 1; number <= SMALL_SERVICES; number++) {
      services.add(BenchedService.small(api, number));
    }
    bare.sustained(CALLS, CLIENTS);
    double notes = bare.sustained(CALLS, CLIENTS);
    long begin = System.nanoTime();
    for (BenchedService service : services) {
      for (String supervisor : SUPERVISORS) {
        service.install(supervisor);
      }
    }
    for (BenchedService service : services) {
      for (String supervisor : SUPERVISORS) {
        service.awaitConfigured(supervisor);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double installs = SMALL_SERVICES * SUPERVISORS.size() / seconds;
    Figure.print("bare.sustained", notes, "calls/s", "");
    Figure.print(
        "install.sustained",
        installs,
        "installs/s",
        String.format(Locale.ROOT, "1/%.0f-of-bare", notes / installs));
  }
}
