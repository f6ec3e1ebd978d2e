package io.supervisor.bench;

import io.supervisor.bench.Bench.Figure;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The list of 500 services, asked of catalog-service itself with a token, in turns with an endpoint
 * that answers the same bytes out of its memory to everyone.
 */
record ListComparison(Suite suite, BehindGateway behind, BareService bare) {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";
  private static final int SERVICE_COUNT = 500;
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 5;
  private static final Duration LENGTH = Duration.ofSeconds(10);

  /** Registers what is missing to 500 services, and prints both sides. */
  void measure(Api publisher) throws Exception {
    fill(publisher);
    Endpoint list =
        new Endpoint(
            HttpRequest.newBuilder(behind.address("catalog-service").resolve(SERVICES))
                .header("Authorization", "Bearer " + behind.token())
                .build(),
            suite.component("catalog-service").pid());
    byte[] bytes = list.bytes();
    Endpoint page = bare.page(bytes);
    if (!Arrays.equals(bytes, page.bytes())) {
      throw new IllegalStateException("the bare endpoint answers other bytes");
    }
    list.warmUp(LENGTH);
    page.warmUp(LENGTH);
    for (int round = 0; round < ROUNDS; round++) {
      list.round(LENGTH);
      page.round(LENGTH);
    }
    Figure.print("list.size", bytes.length, "bytes", "");
    print("bare.list", page, "");
    print(
        "list",
        list,
        String.format(Locale.ROOT, "%.0f%%-of-bare", 100 * list.rate() / page.rate()));
  }

  private static void print(String name, Endpoint endpoint, String ratio) {
    Figure.print(name + ".sustained", endpoint.rate(), "calls/s", ratio);
    for (int percent : new int[] {50, 99}) {
      Figure.print(name + ".p" + percent, endpoint.percentile(percent), "ms", "");
    }
    Figure.print(name + ".processor", endpoint.processorMicros(), "us/call", "");
  }

  private void fill(Api publisher) throws Exception {
    int known = publisher.get(SERVICES).expect(200).body().size();
    List<Callable<Object>> missing = new ArrayList<>();
    for (int number = known; number < SERVICE_COUNT; number++) {
      String id = "listed-%d.supervisor.io".formatted(number);
      PaddedPackage small = new PaddedPackage(id, "1.0.0", 0);
      missing.add(() -> publisher.post(SERVICES, small.asService()).expect(201));
    }
    try (Clients pool = new Clients(CLIENTS)) {
      pool.all(missing);
    }
  }
}
