package io.supervisor.scheduler.decision;

import io.supervisor.platform.database.Columns;
import io.supervisor.scheduler.placement.Decision;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** One decision, for the log. */
@Entity
@IdClass(Placement.Key.class)
public class Placement {

  @Id private String install;
  @Id private long epoch;
  private long generation;
  private int attempt;
  private String outcome;
  private String detail;
  private Instant decidedAt;

  @Convert(converter = ReasonsColumn.class)
  private Reasons reasons;

  /** No two decisions of a Supervisor have the same epoch. */
  record Key(String install, long epoch) {}

  Placement() {}

  static Placement of(PlacementRequested request, long epoch, Decision decision, Instant now) {
    Placement placement = new Placement();
    placement.install = request.install();
    placement.generation = request.generation();
    placement.attempt = request.attempt();
    placement.epoch = epoch;
    placement.outcome = decision.placed() ? "PLACED" : "REFUSED";
    placement.detail =
        decision.placed()
            ? decision.slots().size() + " slots"
            : decision.refused() + " " + decision.rejections();
    placement.decidedAt = now;
    placement.reasons = Reasons.of(decision);
    return placement;
  }

  boolean placed() {
    return outcome.equals("PLACED");
  }

  /** The columns of many, in the order of the table's. */
  static void write(List<Placement> all, Columns columns) throws SQLException {
    ReasonsColumn json = new ReasonsColumn();
    columns
        .texts(all, one -> one.install)
        .longs(all, one -> one.generation)
        .ints(all, one -> one.attempt)
        .longs(all, one -> one.epoch)
        .texts(all, one -> one.outcome)
        .texts(all, one -> one.detail)
        .times(all, one -> one.decidedAt)
        .texts(all, one -> json.convertToDatabaseColumn(one.reasons));
  }

  DecisionView explained() {
    return new DecisionView(
        generation,
        attempt,
        epoch,
        outcome,
        decidedAt,
        reasons.refused(),
        reasons.rejections(),
        reasons.remedies(),
        reasons.choices());
  }

  PlacementView view() {
    return new PlacementView(generation, attempt, epoch, outcome, detail, decidedAt);
  }
}
