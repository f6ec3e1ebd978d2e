package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.WhatIf;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.Snapshot;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** A look that took long is followed by a rest: looks take a tenth of the time at most. */
  private static final int REST = 9;

  private final DataSource database;
  private final PlacementDecider decider;
  private final Snapshots snapshots;
  private final ObjectMapper json;
  private final Map<String, Look> last = new HashMap<>();

  PlacementRetry(
      DataSource database, PlacementDecider decider, Snapshots snapshots, ObjectMapper json) {
    this.database = database;
    this.decider = decider;
    this.snapshots = snapshots;
    this.json = json;
  }

  /** What was seen: another look at the same has the same answer. */
  private record Seen(Inventory inventory, Settings settings, List<String> waiting) {}

  private record Look(Seen seen, long restsUntilNanos) {}

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  synchronized void look() throws SQLException {
    Map<String, List<RefusedRequest>> waiting =
        waiting().stream()
            .collect(
                Collectors.groupingBy(
                    RefusedRequest::supervisor, LinkedHashMap::new, Collectors.toList()));
    last.keySet().retainAll(waiting.keySet());
    waiting.forEach(this::look);
  }

  private List<RefusedRequest> waiting() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new RefusedRequestRows(connection).all();
    }
  }

  private void look(String supervisor, List<RefusedRequest> waiting) {
    long begin = System.nanoTime();
    Look before = last.get(supervisor);
    if (before != null && begin - before.restsUntilNanos() < 0) {
      return;
    }
    try {
      Optional<Snapshot> snapshot = Awaited.result(() -> snapshots.ifKnown(supervisor));
      if (snapshot.isEmpty()) {
        return;
      }
      Seen seen = seen(snapshot.get(), waiting);
      if (before == null || !before.seen().equals(seen)) {
        retry(snapshot.get(), waiting);
      }
      long end = System.nanoTime();
      last.put(supervisor, new Look(seen, end + REST * (end - begin)));
    } catch (RuntimeException | SQLException e) {
      LOG.warnf(e, "refused requests of %s are not tried again this time", supervisor);
    }
  }

  private static Seen seen(Snapshot snapshot, List<RefusedRequest> waiting) {
    return new Seen(
        snapshot.site().inventory(),
        snapshot.settings(),
        waiting.stream().map(one -> one.event().id()).toList());
  }

  private void retry(Snapshot snapshot, List<RefusedRequest> waiting) throws SQLException {
    WhatIf whatIf = snapshot.whatIf();
    for (RefusedRequest one : waiting) {
      PlacementRequested wanted = one.request(json).wanted();
      boolean fits =
          snapshot.settings().survivesHostFailure()
              ? whatIf.placeSurviving(one.install(), wanted.demands()).placed()
              : whatIf.place(one.install(), wanted.demands()).placed();
      if (fits) {
        decider.again(one);
      }
    }
  }
}
