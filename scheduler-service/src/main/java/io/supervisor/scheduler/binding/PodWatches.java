package io.supervisor.scheduler.binding;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open watches, one for each Supervisor. */
@ApplicationScoped
public class PodWatches {

  private static final int AFTER_THE_BINDER = 3_000;

  private final Map<String, PodWatch> bySupervisor = new ConcurrentHashMap<>();

  Optional<PodWatch> of(String supervisor) {
    return Optional.ofNullable(bySupervisor.get(supervisor));
  }

  /** Whether the watch was opened with this credential. */
  boolean knows(String supervisor, long credential) {
    return of(supervisor).filter(watch -> watch.credential() == credential).isPresent();
  }

  /** Takes the place of the watch there was, which is closed. */
  void replace(String supervisor, PodWatch watch) {
    PodWatch before = bySupervisor.put(supervisor, watch);
    if (before != null) {
      before.close();
    }
  }

  void stop(@Observes @Priority(AFTER_THE_BINDER) ShutdownEvent event) {
    bySupervisor.values().forEach(PodWatch::close);
  }
}
