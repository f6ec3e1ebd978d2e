package io.supervisor.bench;

import io.supervisor.bench.Bench.Figure;
import io.supervisor.local.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Ten services with many versions each, uploaded through the gateway by so many clients, until the
 * last of them is on the topic.
 */
record UploadRun(Api api, VersionEvents events, int clients) {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";
  private static final int SERVICE_COUNT = 10;
  private static final int VERSION_BYTES = 50_000;
  private static final double AIM_SECONDS = 25;

  /** Prints how long it took, and how long one upload did. */
  void measure(String name, int versions) throws Exception {
    Timings timings = new Timings();
    double seconds = send(name, versions, timings);
    int uploads = SERVICE_COUNT * versions;
    String label = "uploads." + clients + (clients == 1 ? "client" : "clients");
    Figure.print(
        label + ".total",
        seconds,
        "s",
        String.format(Locale.ROOT, "%.2fx-aim", seconds / AIM_SECONDS));
    Figure.print(label + ".sustained", uploads / seconds, "uploads/s", "");
    for (int percent : new int[] {50, 95}) {
      Figure.print(label + ".p" + percent, timings.percentile(percent), "ms", "");
    }
  }

  /** Seconds from the first call to the last event. */
  double send(String name, int versions, Timings timings) throws Exception {
    List<Callable<Object>> first = new ArrayList<>();
    List<Callable<Object>> others = new ArrayList<>();
    for (int version = 0; version < versions; version++) {
      for (int service = 0; service < SERVICE_COUNT; service++) {
        String id = "%s-%d.supervisor.io".formatted(name, service);
        PaddedPackage made = new PaddedPackage(id, "1.%d.0".formatted(version), VERSION_BYTES);
        if (version == 0) {
          first.add(upload(SERVICES, made.asService(), timings));
        } else {
          others.add(upload(SERVICES + "/" + id + "/versions", made.asVersion(), timings));
        }
      }
    }
    try (Clients pool = new Clients(clients)) {
      long begin = System.nanoTime();
      pool.all(first);
      pool.all(others);
      events.await(first.size() + others.size());
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private Callable<Object> upload(String path, Map<String, Object> body, Timings timings) {
    return () -> {
      long begin = System.nanoTime();
      api.post(path, body).expect(201);
      timings.since(begin);
      return null;
    };
  }
}
