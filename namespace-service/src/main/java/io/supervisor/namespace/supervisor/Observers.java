package io.supervisor.namespace.supervisor;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has every Supervisor looked at by every observer, also those that are registered later. */
@ApplicationScoped
public class Observers {

  private static final int THREADS = 4;

  /** What changes without end is looked at five times a second. */
  private static final Duration PACE = Duration.ofMillis(200);

  private final Supervisors supervisors;
  private final Map<String, SupervisorObserver> observers;
  private final WorkQueue queue = new WorkQueue("observer", THREADS, PACE, this::observe);

  Observers(Supervisors supervisors, @All List<SupervisorObserver> all) {
    this.supervisors = supervisors;
    this.observers =
        all.stream().collect(Collectors.toMap(SupervisorObserver::name, Function.identity()));
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> follow() {
    return supervisors.ids().invoke(all -> all.forEach(this::wake)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  void soon(@Observes Look look) {
    queue.wake(look.key());
  }

  private void wake(String supervisor) {
    observers.keySet().forEach(name -> queue.wakeIfUnknown(new Look(name, supervisor).key()));
  }

  private Optional<Duration> observe(String key) {
    Look look = Look.at(key);
    Access access = Awaited.result(() -> supervisors.access(look.supervisor()));
    return Optional.of(observers.get(look.observer()).observe(access));
  }
}
