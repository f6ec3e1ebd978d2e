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
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A thousand installs on fifty simulated Supervisors whose pods start at once: how fast they are
 * accepted, how long each takes until it is told to be ready, and that none is lost.
 */
final class FleetBenchmark implements WholeSuite {

  private static final int SUPERVISORS = 50;
  private static final int SERVICES = 20;
  private static final int CLIENTS = 8;
  private static final double AIM_PER_SECOND = 20;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final double MS_IN_SECOND = 1000;

  private final Path root = Path.of(System.getProperty("suite.root"));
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();

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
    List<BenchedService> services = new ArrayList<>();
    for (int number = 1; number <= SERVICES; number++) {
      services.add(BenchedService.small(api, number));
    }
    int all = SUPERVISORS * SERVICES;
    try (InstallEvents events = new InstallEvents(suite.kafka())) {
      long begin = System.currentTimeMillis();
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      try {
        List<Future<Object>> calls = new ArrayList<>();
        for (BenchedService service : services) {
          for (String supervisor : supervisors) {
            calls.add(clients.submit(asked(service, supervisor)));
          }
        }
        for (Future<Object> call : calls) {
          call.get();
        }
      } finally {
        clients.shutdownNow();
      }
      int ready = events.await(all, LONGEST);
      report(all, ready, begin, events.settled());
    }
  }

  private Callable<Object> asked(BenchedService service, String supervisor) {
    return () -> {
      String install = supervisor + "/" + service.id();
      asked.put(install, System.currentTimeMillis());
      service.install(supervisor);
      accepted.put(install, System.currentTimeMillis());
      return null;
    };
  }

  private void report(int all, int ready, long begin, Map<String, Long> settled) {
    Figure.print("fleet.installs", all, "installs", "");
    Figure.print("fleet.ready", ready, "installs", "of-" + all);
    Timings times = new Timings();
    settled.forEach((install, end) -> times.lasted(end - asked.get(install)));
    long lastAccepted = accepted.values().stream().mapToLong(Long::longValue).max().orElse(begin);
    long lastReady = settled.values().stream().mapToLong(Long::longValue).max().orElse(begin);
    Figure.print("fleet.accepted", all / seconds(lastAccepted - begin), "installs/s", "");
    double sustained = ready / seconds(lastReady - begin);
    Figure.print(
        "fleet.sustained",
        sustained,
        "installs/s",
        String.format(Locale.ROOT, "%.2fx-aim", sustained / AIM_PER_SECOND));
    Figure.print("fleet.settled.p50", times.percentile(50), "ms", "");
    Figure.print("fleet.settled.p99", times.percentile(99), "ms", "");
  }

  private static double seconds(long ms) {
    return ms / MS_IN_SECOND;
  }
}
