package io.supervisor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many clients at work at the same time, each with one call after the other. */
final class Clients implements AutoCloseable {

  private final ExecutorService threads;

  Clients(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  /** Does all of it, in about this order; the first failure when there was one. */
  <T> List<T> all(List<Callable<T>> calls) throws Exception {
    List<Future<T>> answers = threads.invokeAll(calls);
    List<T> results = new ArrayList<>();
    for (Future<T> answer : answers) {
      results.add(answer.get());
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
