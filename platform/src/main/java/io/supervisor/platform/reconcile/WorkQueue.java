package io.supervisor.platform.reconcile;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Runs a reconciler over keys: a key is worked on by one thread at a time, wakes while it waits or
 * runs are folded into one more run, and a failed run is repeated with growing pauses (0.2 s to 30
 * s). It holds nothing that must survive: whoever owns it lists its unfinished keys at start.
 */
public final class WorkQueue implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(WorkQueue.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Reconciler reconciler;
  private final ScheduledExecutorService workers;
  private final Set<String> queued = new HashSet<>();
  private final Set<String> running = new HashSet<>();
  private final Set<String> again = new HashSet<>();
  private final Map<String, ScheduledFuture<?>> timers = new HashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<String, Long> begun = new HashMap<>();
  private final long paceNanos;

  /** Makes the state of one key what it should be. */
  @FunctionalInterface
  public interface Reconciler {

    /** Does what can be done now; returns when to look again, or nothing when it is settled. */
    Optional<Duration> reconcile(String key) throws Exception;
  }

  public WorkQueue(String name, int threads, Reconciler reconciler) {
    this(name, threads, Duration.ZERO, reconciler);
  }

  /**
   * @param pace from one beginning of a key's runs to the next it is so long at least, however
   *     often it is woken
   */
  public WorkQueue(String name, int threads, Duration pace, Reconciler reconciler) {
    this.reconciler = reconciler;
    this.paceNanos = pace.toNanos();
    AtomicInteger number = new AtomicInteger();
    ThreadFactory named =
        task -> {
          Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    this.workers = Executors.newScheduledThreadPool(threads, named);
  }

  /** Asks for a run of {@code key} as soon as possible; of a closed queue nobody gets any. */
  public synchronized void wake(String key) {
    if (workers.isShutdown()) {
      return;
    }
    if (running.contains(key)) {
      again.add(key);
    } else if (queued.add(key)) {
      workers.schedule(() -> run(key), early(key), TimeUnit.NANOSECONDS);
    }
  }

  /** By how many ns a run of {@code key} would come too early now. */
  private long early(String key) {
    Long last = begun.get(key);
    return last == null ? 0 : Math.max(0, last + paceNanos - System.nanoTime());
  }

  /** Asks for a first run of {@code key}; one that ran before is left to its own rhythm. */
  public synchronized void wakeIfUnknown(String key) {
    if (!timers.containsKey(key)) {
      wake(key);
    }
  }

  private synchronized void wakeLater(String key, Duration pause) {
    ScheduledFuture<?> earlier =
        timers.put(key, workers.schedule(() -> wake(key), pause.toMillis(), TimeUnit.MILLISECONDS));
    if (earlier != null) {
      earlier.cancel(false);
    }
  }

  private void run(String key) {
    synchronized (this) {
      queued.remove(key);
      if (!running.add(key)) {
        again.add(key);
        return;
      }
      if (paceNanos > 0) {
        begun.put(key, System.nanoTime());
      }
    }
    try {
      Optional<Duration> next = reconciler.reconcile(key);
      failures.remove(key);
      next.ifPresent(pause -> wakeLater(key, pause));
    } catch (Exception | LinkageError e) {
      Duration pause = pauseAfter(failures.merge(key, 1, Integer::sum));
      LOG.warnf("%s failed, next try in %d ms: %s", key, pause.toMillis(), e);
      LOG.debug(key, e);
      wakeLater(key, pause);
    } finally {
      synchronized (this) {
        running.remove(key);
        if (again.remove(key)) {
          wake(key);
        }
      }
    }
  }

  private static Duration pauseAfter(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** Stops after the runs in progress, at most 2 s. */
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
