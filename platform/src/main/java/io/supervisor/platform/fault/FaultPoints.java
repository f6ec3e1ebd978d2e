package io.supervisor.platform.fault;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Makes the faults happen that are asked for. Where none are, a point costs one look at a map. */
@Singleton
public class FaultPoints {

  private static final Logger LOG = Logger.getLogger(FaultPoints.class);

  /** The status of a process that SIGKILL has ended. */
  private static final int KILLED = 137;

  /** The faults of one point and how often it was reached. */
  private record Armed(List<Fault> faults, AtomicInteger hits) {}

  private final Map<FaultPoint, Armed> armed = new EnumMap<>(FaultPoint.class);
  private final boolean inboxOff;

  FaultPoints(FaultConfig config) {
    this.inboxOff = config.inboxOff();
    List<Fault> faults = config.points().orElse(List.of()).stream().map(Fault::parse).toList();
    for (Fault fault : faults) {
      armed.computeIfAbsent(
          fault.point(),
          point ->
              new Armed(
                  faults.stream().filter(other -> other.point() == point).toList(),
                  new AtomicInteger()));
    }
  }

  void warn(@Observes StartupEvent event) {
    if (!armed.isEmpty()) {
      LOG.warnf(
          "fault points are armed, this process will fail: %s",
          armed.values().stream().flatMap(point -> point.faults().stream()).toList());
    }
    if (inboxOff) {
      LOG.warn("the inbox is off: events that come twice have two effects");
    }
  }

  /** Whether every record is to be taken for a new one. */
  public boolean inboxOff() {
    return inboxOff;
  }

  /** Says that the caller has come here; may pause it, or never return. */
  public void reach(FaultPoint point) {
    Armed here = armed.get(point);
    if (here == null) {
      return;
    }
    int hit = here.hits().incrementAndGet();
    here.faults().stream().filter(fault -> fault.hit() == hit).forEach(FaultPoints::happen);
  }

  private static void happen(Fault fault) {
    LOG.warnf("fault point reached: %s", fault);
    if (fault.pause().isEmpty()) {
      Runtime.getRuntime().halt(KILLED);
    }
    try {
      Thread.sleep(fault.pause().orElseThrow().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
