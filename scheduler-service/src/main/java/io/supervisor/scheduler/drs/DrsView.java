package io.supervisor.scheduler.drs;

import io.supervisor.scheduler.placement.Balance;
import io.supervisor.scheduler.placement.Proposal;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How evenly a Supervisor is used.
 *
 * @param epoch how many decisions had been made; proposals of another epoch are void
 * @param automation what becomes of the proposals: by the settings of the Supervisor
 * @param imbalance standard deviation of the hosts' use, 0 to 0.5
 * @param imbalanceAfter what it would be after all moves
 * @param score how well the pods run, 0 to 100; those count more that are larger
 * @param scoreAfter what it would be after all moves
 * @param uses the larger of the used parts of CPU and memory by host, 0 to 1
 * @param proposals moves in the order in which they are to be made
 */
record DrsView(
    String supervisor,
    long epoch,
    Settings.Automation automation,
    int threshold,
    double imbalance,
    double imbalanceAfter,
    double score,
    double scoreAfter,
    Map<String, Double> uses,
    List<ProposedMove> proposals) {

  /**
   * @param reason RULE, BALANCE or MAINTENANCE
   * @param gain by how much the imbalance falls
   * @param cost what the move costs, in the same measure
   */
  record ProposedMove(
      String install,
      String workload,
      String from,
      String to,
      Proposal.Reason reason,
      double gain,
      double cost) {

    static ProposedMove of(Proposal proposal) {
      return new ProposedMove(
          proposal.from().install(),
          proposal.from().slot().workload(),
          proposal.from().slot().host(),
          proposal.to(),
          proposal.reason(),
          proposal.gain(),
          proposal.cost());
    }
  }

  /** With the threshold of the settings when none is asked for. */
  static DrsView of(Snapshot snapshot, Integer asked) {
    int threshold = asked == null ? snapshot.settings().threshold() : asked;
    Balance balance = snapshot.balance();
    double before = balance.imbalance();
    double score = balance.score();
    Map<String, Double> uses = new TreeMap<>(balance.uses());
    List<ProposedMove> proposals =
        balance.proposals(threshold).stream().map(ProposedMove::of).toList();
    return new DrsView(
        snapshot.supervisor(),
        snapshot.epoch(),
        snapshot.settings().automation(),
        threshold,
        before,
        balance.imbalance(),
        score,
        balance.score(),
        uses,
        proposals);
  }
}
