package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import io.supervisor.scheduler.placement.WhatIf;
import io.supervisor.scheduler.slot.Snapshot;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tries refused requests again when something has changed on their Supervisor: room, hosts,
 * settings. First on a copy, which holds nobody up, the one that has waited longest first; those
 * that would fit are decided anew.
 */
@ApplicationScoped
public class PlacementRetry {

  private static final Logger LOG = Logger.getLogger(PlacementRetry.class);
  private static final int THREADS = 2;

  /**
   * A look that took long is followed by a rest of so many times as long, half a minute at most.
   */
  private static final int REST = 9;

  private static final long LONGEST_REST = Duration.ofSeconds(30).toNanos();

  private final DataSource database;
  private final PlacementDecider decider;
  private final Snapshots snapshots;
  private final ObjectMapper json;
  private final Map<String, Look> last = new ConcurrentHashMap<>();
  private final WorkQueue queue = new WorkQueue("placement-retry", THREADS, this::look);

  PlacementRetry(
      DataSource database, PlacementDecider decider, Snapshots snapshots, ObjectMapper json) {
    this.database = database;
    this.decider = decider;
    this.snapshots = snapshots;
    this.json = json;
  }

  /**
   * What a Supervisor was like when its requests were tried last.
   *
   * @param waiting their ids
   */
  private record Tried(Circumstances circumstances, List<String> waiting) {}

  /**
   * @param tried null when it has to be tried in any case
   */
  private record Look(Tried tried, long restsUntilNanos) {}

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() throws SQLException {
    Set<String> supervisors;
    try (Connection connection = database.getConnection()) {
      supervisors = new RefusedRequestRows(connection).supervisors();
    }
    last.keySet().retainAll(supervisors);
    supervisors.forEach(queue::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> look(String supervisor) throws SQLException {
    long begin = System.nanoTime();
    Look before = last.get(supervisor);
    if (before == null || begin - before.restsUntilNanos() >= 0) {
      Tried tried = look(supervisor, before == null ? null : before.tried());
      long end = System.nanoTime();
      last.put(supervisor, new Look(tried, end + Math.min(LONGEST_REST, REST * (end - begin))));
    }
    return Optional.empty();
  }

  /** Tries what waits unless it was tried in the same circumstances. */
  private Tried look(String supervisor, Tried before) throws SQLException {
    List<RefusedRequest> waiting;
    Circumstances now;
    try (Connection connection = database.getConnection()) {
      waiting = new RefusedRequestRows(connection).on(supervisor);
      now = Circumstances.of(connection, supervisor);
    }
    Tried tried = new Tried(now, waiting.stream().map(one -> one.event().id()).toList());
    boolean done = tried.equals(before) || now.inventory().free().isEmpty() || retry(waiting, now);
    return done ? tried : null;
  }

  /** False when what was seen did not hold until it was decided. */
  private boolean retry(List<RefusedRequest> waiting, Circumstances seen) {
    if (waiting.isEmpty()) {
      return true;
    }
    Snapshot snapshot = Awaited.result(() -> snapshots.of(waiting.get(0).supervisor()));
    WhatIf whatIf = snapshot.whatIf();
    for (RefusedRequest one : waiting) {
      try {
        if (fits(one, snapshot, whatIf) && !decider.again(one) && !hold(one, seen)) {
          return false;
        }
      } catch (RuntimeException | SQLException e) {
        LOG.warnf("the refused request of %s is not tried again this time: %s", one.install(), e);
        LOG.debug(one.install(), e);
      }
    }
    return true;
  }

  private boolean hold(RefusedRequest one, Circumstances seen) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Circumstances.of(connection, one.supervisor()).equals(seen);
    }
  }

  private boolean fits(RefusedRequest one, Snapshot snapshot, WhatIf whatIf) {
    PlacementRequested wanted = one.request(json).wanted();
    return snapshot.settings().survivesHostFailure()
        ? whatIf.placeSurviving(one.install(), wanted.demands()).placed()
        : whatIf.place(one.install(), wanted.demands()).placed();
  }
}
