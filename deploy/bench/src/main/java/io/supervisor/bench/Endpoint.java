package io.supervisor.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** A GET that is asked for again and again over connections that stay open, and what it took. */
final class Endpoint {

  private static final int CONNECTIONS = 16;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final ProcessHandle server;
  private final Timings timings = new Timings();
  private final List<Double> rates = new ArrayList<>();
  private Duration processor = Duration.ZERO;

  /**
   * @param process id of the server
   */
  Endpoint(HttpRequest request, long process) {
    this.request = request;
    this.server = ProcessHandle.of(process).orElseThrow();
  }

  /** What it answers. */
  byte[] bytes() throws IOException, InterruptedException {
    return good(http.send(request, BodyHandlers.ofByteArray())).body();
  }

  /** Asks for so long without keeping figures. */
  void warmUp(Duration length) throws Exception {
    load(length, new Timings());
  }

  /** Asks for so long; the figures count. */
  void round(Duration length) throws Exception {
    Duration before = server.info().totalCpuDuration().orElseThrow();
    long begin = System.nanoTime();
    int answers = load(length, timings);
    rates.add(answers / ((System.nanoTime() - begin) / 1e9));
    processor = processor.plus(server.info().totalCpuDuration().orElseThrow().minus(before));
  }

  private int load(Duration length, Timings kept) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    Callable<Integer> connection =
        () -> {
          int answers = 0;
          while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            good(http.send(request, BodyHandlers.discarding()));
            kept.since(begin);
            answers++;
          }
          return answers;
        };
    try (Clients pool = new Clients(CONNECTIONS)) {
      return pool.all(Collections.nCopies(CONNECTIONS, connection)).stream()
          .mapToInt(Integer::intValue)
          .sum();
    }
  }

  private static <T> HttpResponse<T> good(HttpResponse<T> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
    }
    return answer;
  }

  /** Median of the rounds, in calls a second. */
  double rate() {
    List<Double> sorted = rates.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** In ms, over all rounds. */
  double percentile(int percent) {
    return timings.percentile(percent);
  }

  /** Processor time of the server for one call, in µs. */
  double processorMicros() {
    return processor.toNanos() / 1e3 / timings.count();
  }
}
