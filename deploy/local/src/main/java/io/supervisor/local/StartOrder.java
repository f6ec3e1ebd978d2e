package io.supervisor.local;

import io.supervisor.local.process.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does steps at the same time as far as their order allows; the first failure ends them all. */
final class StartOrder {

  /** What a step does. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** One step and the names of those that must be done before. */
  private record Step(String name, Set<String> after, Work work) {}

  private final Progress progress;
  private final List<Step> steps = new ArrayList<>();

  StartOrder(Progress progress) {
    this.progress = progress;
  }

  /** Adds a step; those before it must be known. */
  StartOrder step(String name, Set<String> after, Work work) {
    steps.add(new Step(name, after, work));
    return this;
  }

  void run() throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(StartOrder::thread);
    try {
      CompletionService<String> running = new ExecutorCompletionService<>(threads);
      Map<String, Step> open = new HashMap<>();
      steps.forEach(step -> open.put(step.name(), step));
      List<Step> waiting = new ArrayList<>(steps);
      while (!open.isEmpty()) {
        List<Step> next =
            waiting.stream().filter(s -> s.after().stream().noneMatch(open::containsKey)).toList();
        next.forEach(step -> running.submit(() -> perform(step)));
        waiting.removeAll(next);
        open.remove(running.take().get());
      }
    } catch (ExecutionException e) {
      throw asFailure(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "start");
    thread.setDaemon(true);
    return thread;
  }

  private String perform(Step step) throws Exception {
    long begin = System.nanoTime();
    progress.began(step.name());
    try {
      step.work().run();
      progress.ready(step.name(), since(begin));
      return step.name();
    } catch (InterruptedException e) {
      throw e;
    } catch (StartFailure e) {
      progress.failed(step.name(), since(begin));
      throw e;
    } catch (Exception e) {
      progress.failed(step.name(), since(begin));
      throw new StartFailure(step.name(), String.valueOf(e.getMessage()), "Try --fresh.");
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static RuntimeException asFailure(Throwable cause) throws InterruptedException {
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
