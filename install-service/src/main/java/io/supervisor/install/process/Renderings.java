package io.supervisor.install.process;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.MadeBundle;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Renders what waits for it, on worker threads and outside of any transaction. The table is the
 * queue: a wake is only a hint, and whatever was missed is found again every two seconds.
 */
@ApplicationScoped
public class Renderings {

  private static final Duration PACKAGE_PAUSE = Duration.ofMillis(250);

  private final RenderingTasks tasks;
  private final RenderingResults results;
  private final BundleMaker maker;
  private final WorkQueue queue = new WorkQueue("rendering", 2, this::render);

  Renderings(RenderingTasks tasks, RenderingResults results, BundleMaker maker) {
    this.tasks = tasks;
    this.results = results;
    this.maker = maker;
  }

  /** Says that an install may have something to render. */
  public void wake(String install) {
    queue.wake(install);
  }

  /** Says that a service became ready on a Supervisor, for which others there may wait. */
  public Uni<Void> wakeOn(String supervisor) {
    return tasks.waitingOn(supervisor).invoke(ids -> ids.forEach(queue::wake)).replaceWithVoid();
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> wakeAll() {
    return tasks.waiting().invoke(ids -> ids.forEach(queue::wake)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> render(String install) {
    RenderingTask task = Awaited.result(() -> tasks.next(install));
    if (task == null) {
      return Optional.empty();
    }
    if (!task.packageHere()) {
      return Optional.of(PACKAGE_PAUSE);
    }
    try {
      MadeBundle made = maker.make(task.bundle());
      Awaited.result(() -> results.rendered(task, made));
    } catch (RenderFailure e) {
      RenderFault first = e.faults().get(0);
      Awaited.result(() -> results.failed(task, describe(first)));
    }
    return Optional.empty();
  }

  private static Standing describe(RenderFault fault) {
    String place = fault.line() > 0 ? fault.file() + ":" + fault.line() : fault.file();
    String message = "%s %s: %s".formatted(place, fault.path(), fault.problem()).strip();
    return Standing.of(Failure.RENDERING, message, fault.hint());
  }
}
