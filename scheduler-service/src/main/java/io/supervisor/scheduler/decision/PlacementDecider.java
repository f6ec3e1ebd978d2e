package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import io.supervisor.platform.inbox.BatchInbox;
import io.supervisor.platform.outbox.BatchOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Answers placement requests, as many as have come in one transaction: what is new of them, then
 * the epochs of their Supervisors, under whose locks everything else is read, decided and written.
 */
@ApplicationScoped
public class PlacementDecider {

  private static final String CONSUMER = "placement-requests";

  /** An instance that stands still must not hold the locks of its Supervisors. */
  private static final String FROZEN = "set local idle_in_transaction_session_timeout = '15s'";

  private final DataSource database;
  private final BatchInbox inbox;
  private final BatchOutbox outbox;
  private final FaultPoints faults;
  private final ObjectMapper json;
  private final MeterRegistry meters;
  private final Clock clock;

  PlacementDecider(
      DataSource database,
      BatchInbox inbox,
      BatchOutbox outbox,
      FaultPoints faults,
      ObjectMapper json,
      MeterRegistry meters,
      Clock clock) {
    this.database = database;
    this.inbox = inbox;
    this.outbox = outbox;
    this.faults = faults;
    this.json = json;
    this.meters = meters;
    this.clock = clock;
  }

  /** All of the events or, when it fails, none of them. */
  void handle(List<ReceivedEvent> events) throws SQLException {
    inTransaction(
        connection -> {
          decide(connection, events);
          faults.reach(FaultPoint.INBOX_MID_TRANSACTION);
          return true;
        });
  }

  /**
   * Answers a refused request once more; false, with nothing said or changed, when that is a
   * refusal, too, or it does not wait any more.
   */
  boolean again(RefusedRequest refused) throws SQLException {
    return inTransaction(connection -> again(connection, refused));
  }

  /** Returns whether what was written is to stay. */
  @FunctionalInterface
  private interface Work {
    boolean in(Connection connection) throws SQLException;
  }

  private boolean inTransaction(Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try (Statement statement = connection.createStatement()) {
        statement.execute(FROZEN);
        if (work.in(connection)) {
          connection.commit();
          committed = true;
        }
        return committed;
      } finally {
        if (!committed) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    }
  }

  private void decide(Connection connection, List<ReceivedEvent> events) throws SQLException {
    List<Request> requests =
        inbox.fresh(connection, CONSUMER, events).stream()
            .map(event -> Request.of(event, json))
            .filter(Request::known)
            .toList();
    if (!requests.isEmpty()) {
      Turns turns = new TurnReader(connection).read(requests);
      answer(turns, requests);
      write(connection, turns);
    }
  }

  private boolean again(Connection connection, RefusedRequest refused) throws SQLException {
    RefusedRequestRows waiting = new RefusedRequestRows(connection);
    List<Request> requests = List.of(refused.request(json));
    Turns turns = new TurnReader(connection).read(requests);
    if (!waiting.has(refused)) {
      return false;
    }
    answer(turns, requests);
    if (!turns.outcomes().containsKey(Turns.PLACED)) {
      return false;
    }
    write(connection, turns);
    faults.reach(FaultPoint.RETRY_MID_TRANSACTION);
    return true;
  }

  private void answer(Turns turns, List<Request> requests) {
    Instant now = clock.instant();
    for (Request request : requests) {
      turns.of(request).answer(request, now);
    }
  }

  private void write(Connection connection, Turns turns) throws SQLException {
    new TurnWriter(connection).write(turns);
    new RefusedRequestRows(connection).write(turns, clock.instant());
    outbox.append(connection, turns.leaving());
    turns
        .outcomes()
        .forEach(
            (outcome, count) ->
                meters.counter("scheduler.decisions", "outcome", outcome).increment(count));
  }
}
