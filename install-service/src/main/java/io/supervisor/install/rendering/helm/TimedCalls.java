package io.supervisor.install.rendering.helm;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs a few calls at once, each on a thread of its own, and stops waiting for a call at the end of
 * its time. The thread is interrupted then; a call into native code takes no notice, runs on until
 * it returns by itself, and keeps its place, so that what hangs can never be more than a few
 * threads. Such a thread does not keep the process from ending.
 */
final class TimedCalls {

  private final Semaphore places;
  private final Duration time;

  TimedCalls(int parallel, Duration time) {
    this.places = new Semaphore(parallel);
    this.time = time;
  }

  /**
   * The answer of a call.
   *
   * @throws TimeoutException when it takes too long, or no place becomes free
   */
  <T> T answer(Supplier<T> call) throws TimeoutException {
    try {
      if (!places.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("no place");
      }
      return answer(started(call));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a call failed", e.getCause());
    }
  }

  private <T> T answer(FutureTask<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return work.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      work.cancel(true);
    }
  }

  private <T> FutureTask<T> started(Supplier<T> call) {
    var work = new FutureTask<T>(call::get);
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } finally {
                places.release();
              }
            },
            "chart");
    thread.setDaemon(true);
    thread.start();
    return work;
  }
}
