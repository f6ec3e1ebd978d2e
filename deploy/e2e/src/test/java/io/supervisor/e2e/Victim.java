package io.supervisor.e2e;

import static org.awaitility.Awaitility.await;

import io.supervisor.local.Suite;
import io.supervisor.local.process.Component;
import io.supervisor.local.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A service that fails while it works, and is started again as soon as it has ended. */
final class Victim {

  static final int KILLED = 137;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration DRAIN = Duration.ofSeconds(1);
  private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
  private static final String STANDS_STILL = "=pause:3000";

  /** What goes on while the service fails. */
  @FunctionalInterface
  interface Work {
    void happen() throws Exception;
  }

  private final Component component;
  private final Map<String, String> always;
  private long logBefore;

  private Victim(Component component, Map<String, String> always) {
    this.component = component;
    this.always = always;
  }

  static Victim of(Suite suite, String service) {
    boolean off =
        service.equals("install-service") && "off".equals(System.getProperty("kill.inbox"));
    return new Victim(
        suite.component(service), off ? Map.of("SUPERVISOR_FAULT_INBOX_OFF", "true") : Map.of());
  }

  /** Ends at the place by itself; the status it has ended with, empty when it never came there. */
  OptionalInt diesAt(String place, Work work) throws Exception {
    return failing(place + "=halt", this::ended, work);
  }

  /** Is asked to end when it is at the place, and is killed one second later. */
  OptionalInt drainsAt(String place, Work work) throws Exception {
    return failing(place + STANDS_STILL, this::drained, work);
  }

  /** Takes on what holds for all starts of this run, if anything does. */
  void prepare() throws InterruptedException {
    if (!always.isEmpty()) {
      restart();
    }
  }

  private void restart() throws InterruptedException {
    component.stop();
    component.start(always);
  }

  /** Tells whether the end has come. */
  @FunctionalInterface
  private interface End {
    boolean hasCome() throws IOException;
  }

  private OptionalInt failing(String fault, End end, Work work) throws Exception {
    component.archiveClasses();
    arm(fault);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<OptionalInt> death = thread.submit(() -> revive(end, over));
    try {
      work.happen();
    } finally {
      over.set(true);
      thread.shutdown();
      await().atMost(LIMIT).until(death::isDone);
    }
    return death.get();
  }

  private void arm(String fault) throws InterruptedException, IOException {
    component.kill();
    logBefore = Files.size(component.log());
    Map<String, String> more = new HashMap<>(always);
    more.put("SUPERVISOR_FAULT_POINTS", fault);
    try {
      component.start(more);
    } catch (StartFailure e) {
      if (component.exitStatus().orElse(0) != KILLED) {
        throw e;
      }
    }
  }

  private OptionalInt revive(End end, AtomicBoolean over) throws Exception {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(LIMIT)
        .until(() -> end.hasCome() || over.get());
    if (!end.hasCome()) {
      await().pollDelay(LAST_MOMENT).until(() -> true);
    }
    OptionalInt status = end.hasCome() ? component.exitStatus() : OptionalInt.empty();
    restart();
    return status;
  }

  private boolean ended() {
    return !component.alive();
  }

  private boolean drained() throws IOException {
    if (ended()) {
      return true;
    }
    if (!said("fault point reached")) {
      return false;
    }
    component.askToEnd();
    long begin = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ended() || System.nanoTime() - begin > DRAIN.toNanos());
    component.kill();
    return true;
  }

  private boolean said(String text) throws IOException {
    try (InputStream log = Files.newInputStream(component.log())) {
      log.skipNBytes(Math.min(logBefore, Files.size(component.log())));
      return new String(log.readAllBytes(), StandardCharsets.UTF_8).contains(text);
    }
  }
}
