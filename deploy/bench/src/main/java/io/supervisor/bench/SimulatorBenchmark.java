package io.supervisor.bench;

import io.supervisor.bench.Bench.Figure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The simulator alone: fifty Supervisors of eight hosts with a hundred running pods each in one
 * process, how fast pods are made, what a list of five thousand costs, and whether two hundred
 * watches keep up.
 */
final class SimulatorBenchmark implements WholeSuite {
  private static final int SUPERVISORS = 50;
  private static final int PODS_EACH = 100;
  private static final int MANY_PODS = 5_000;
  private static final int WATCHES = 200;
  private static final int WATCHED_PODS = 1_000;
  private static final int IN_FLIGHT = 32;
  private static final int LISTS = 20;
  private static final int ROUNDS = 4;
  private static final int HEAP = 1_100;
  private static final double AIM_MIB = 1_536;
  private static final double AIM_PODS = 1_000;
  private static final double AIM_LIST = 300;
  private static final String PODS = "/api/v1/namespaces/bench/pods";
  private static final String POD =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"%s\",\"labels\":{\"app\":\"a\"}},"
          + "\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"registry.example.org/a:1\","
          + "\"resources\":{\"requests\":{\"cpu\":\"10m\",\"memory\":\"16Mi\"}}}]}}";
  private static final String BINDING =
      "{\"apiVersion\":\"v1\",\"kind\":\"Binding\",\"metadata\":{\"name\":\"%s\"},"
          + "\"target\":{\"kind\":\"Node\",\"name\":\"esxi-%02d.%s.local\"}}";

  private final Path root = Path.of(System.getProperty("suite.root"));

  @Override
  public void run() throws Exception {
    List<String> specs =
        IntStream.rangeClosed(1, SUPERVISORS).mapToObj("fleet-%02d:8:NSX"::formatted).toList();
    try (SimulatedFleet fleet = SimulatedFleet.start(root, fresh("fleet"), HEAP, specs)) {
      fleet(fleet);
    }
    List<String> one = List.of("single:8:NSX");
    try (SimulatedFleet single = SimulatedFleet.start(root, fresh("single"), HEAP, one)) {
      single(single);
    }
  }

  private Path fresh(String name) throws Exception {
    Path state = root.resolve("deploy/bench/target/simulator-" + name);
    if (Files.exists(state)) {
      try (Stream<Path> files = Files.walk(state)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return state;
  }

  private static void fleet(SimulatedFleet fleet) throws Exception {
    for (String id : fleet.ids()) {
      namespace(fleet, id);
    }
    int all = SUPERVISORS * PODS_EACH;
    List<String> ids = fleet.ids();
    double created = rate(all, i -> create(fleet, ids.get(i % SUPERVISORS), i / SUPERVISORS));
    Figure.print("fleet.pods.created", created, "pods/s", ratio(created, AIM_PODS));
    double bound = rate(all, i -> bind(fleet, ids.get(i % SUPERVISORS), i / SUPERVISORS));
    Figure.print("fleet.pods.bound", bound, "pods/s", "");
    long begin = System.nanoTime();
    for (String id : ids) {
      while (running(fleet, id) < PODS_EACH) {
        Thread.sleep(50);
      }
    }
    Figure.print("fleet.pods.running", all, "pods", "of-" + all);
    Figure.print("fleet.pods.running.after", millis(begin), "ms", "");
    double resident = fleet.residentMiB();
    Figure.print("fleet.resident.most", resident, "MiB", ratio(resident, AIM_MIB));
  }

  private static void single(SimulatedFleet single) throws Exception {
    String id = single.ids().get(0);
    namespace(single, id);
    List<Double> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      if (round > 1) {
        single.delete(id, PODS).get(60, TimeUnit.SECONDS);
      }
      int first = round * MANY_PODS;
      rounds.add(rate(MANY_PODS, i -> create(single, id, first + i)));
    }
    double cold = rounds.remove(0);
    Figure.print("single.pods.created.cold", cold, "pods/s", ratio(cold, AIM_PODS));
    double created = rounds.stream().sorted().toList().get(rounds.size() / 2);
    Figure.print("single.pods.created", created, "pods/s", ratio(created, AIM_PODS));
    Timings lists = new Timings();
    int size = 0;
    for (int i = 0; i < LISTS; i++) {
      long begin = System.nanoTime();
      size = single.get(id, PODS).length;
      lists.since(begin);
    }
    Figure.print("single.list.size", size, "bytes", "of-" + MANY_PODS + "-pods");
    double median = lists.percentile(50);
    Figure.print("single.list.p50", median, "ms", ratio(median, AIM_LIST));
    Figure.print("single.list.p99", lists.percentile(99), "ms", "");
    watches(single, id);
  }

  /** All watches see each of the pods; the lag is from the last answer to the last event. */
  private static void watches(SimulatedFleet single, String id) throws Exception {
    CountDownLatch done = new CountDownLatch(WATCHES);
    String version = version(single, id);
    String path = PODS + "?watch=1&timeoutSeconds=300&resourceVersion=" + version;
    for (int i = 0; i < WATCHES; i++) {
      var answer = single.watch(id, path).get(30, TimeUnit.SECONDS);
      Thread reader =
          new Thread(
              () -> {
                answer
                    .body()
                    .filter(line -> line.contains("\"ADDED\""))
                    .limit(WATCHED_PODS)
                    .forEach(line -> {});
                done.countDown();
              },
              "watch-" + i);
      reader.setDaemon(true);
      reader.start();
    }
    double created = rate(WATCHED_PODS, i -> create(single, id, i + 200_000));
    long answered = System.nanoTime();
    boolean all = done.await(60, TimeUnit.SECONDS);
    Figure.print("single.watches.seen-all", WATCHES - done.getCount(), "watches", "of-" + WATCHES);
    Figure.print("single.watches.created", created, "pods/s", "");
    Figure.print("single.watches.lag", all ? millis(answered) : -1, "ms", "");
  }

  private static String version(SimulatedFleet fleet, String id) throws Exception {
    String list = new String(fleet.get(id, PODS + "?limit=1"), StandardCharsets.UTF_8);
    return list.replaceFirst("(?s).*?\"resourceVersion\":\"(\\d+)\".*", "$1");
  }

  private static void namespace(SimulatedFleet fleet, String id) throws Exception {
    String body =
        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"bench\"}}";
    fleet.post(id, "/api/v1/namespaces", body).get(30, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Void> create(SimulatedFleet fleet, String id, int number) {
    return fleet.post(id, PODS, POD.formatted("pod-" + number));
  }

  private static CompletableFuture<Void> bind(SimulatedFleet fleet, String id, int number) {
    String name = "pod-" + number;
    String body = BINDING.formatted(name, number % 8 + 1, id);
    return fleet.post(id, PODS + "/" + name + "/binding", body);
  }

  private static int running(SimulatedFleet fleet, String id) throws Exception {
    byte[] list = fleet.get(id, PODS + "?fieldSelector=status.phase%3DRunning");
    return new String(list, StandardCharsets.UTF_8).split("\"phase\":\"Running\"", -1).length - 1;
  }

  /** How many of the calls are done in a second, with so many in flight at a time. */
  private static double rate(int calls, IntFunction<CompletableFuture<Void>> call)
      throws Exception {
    Semaphore free = new Semaphore(IN_FLIGHT);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      free.acquire();
      CompletableFuture<Void> one = call.apply(i);
      one.whenComplete((nothing, failure) -> free.release());
      all.add(one);
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
    return calls / (millis(begin) / 1_000);
  }

  private static double millis(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static String ratio(double value, double aim) {
    return String.format(Locale.ROOT, "%.2fx-aim", value / aim);
  }
}
