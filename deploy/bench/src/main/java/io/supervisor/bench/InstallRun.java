package io.supervisor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Every one of some services on every one of some Supervisors, by eight clients. */
final class InstallRun {

  private static final int CLIENTS = 8;
  private static final double MS_IN_SECOND = 1000;

  private final String kafka;
  private final List<BenchedService> services;
  private final List<String> supervisors;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();
  private Map<String, Long> settled = Map.of();
  private double pauseMs;
  private long begin;

  InstallRun(String kafka, List<BenchedService> services, List<String> supervisors) {
    this.kafka = kafka;
    this.services = services;
    this.supervisors = supervisors;
  }

  /** Asks for all of them as fast as they are accepted. */
  InstallRun atOnce() {
    pauseMs = 0;
    return this;
  }

  /** Asks for so many a second. */
  InstallRun each(double perSecond) {
    pauseMs = MS_IN_SECOND / perSecond;
    return this;
  }

  /** Asks, and waits until all are ready, at most for so long. */
  InstallRun await(Duration most) throws InterruptedException, ExecutionException, IOException {
    try (InstallEvents events = new InstallEvents(kafka)) {
      begin = System.currentTimeMillis();
      ask();
      events.await(all(), most);
      settled = events.settled();
    }
    return this;
  }

  private void ask() throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Object>> calls = new ArrayList<>();
      for (BenchedService service : services) {
        for (String supervisor : supervisors) {
          long due = begin + (long) (pauseMs * calls.size());
          Thread.sleep(Math.max(0, due - System.currentTimeMillis()));
          calls.add(clients.submit(install(service, supervisor)));
        }
      }
      for (Future<Object> call : calls) {
        call.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private Callable<Object> install(BenchedService service, String supervisor) {
    return () -> {
      String install = supervisor + "/" + service.id();
      asked.put(install, System.currentTimeMillis());
      service.install(supervisor);
      accepted.put(install, System.currentTimeMillis());
      return null;
    };
  }

  int all() {
    return services.size() * supervisors.size();
  }

  int ready() {
    return settled.size();
  }

  /** Calls answered in a second, while there were calls. */
  double accepted() {
    return all() / seconds(latest(accepted) - begin);
  }

  /** Installs that got ready in a second, from the first call on. */
  double sustained() {
    return ready() / seconds(latest(settled) - begin);
  }

  /** From each call until its install was told to be ready. */
  Timings settled() {
    Timings times = new Timings();
    settled.forEach((install, end) -> times.lasted(end - asked.getOrDefault(install, end)));
    return times;
  }

  private long latest(Map<String, Long> times) {
    return times.values().stream().mapToLong(Long::longValue).max().orElse(begin + 1);
  }

  private static double seconds(long ms) {
    return ms / MS_IN_SECOND;
  }
}
