package io.supervisor.scheduler.drs;

import io.supervisor.scheduler.placement.Balance;
import io.supervisor.scheduler.placement.PodScore;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.List;

/**
 * How well the pods of a Supervisor run where they are.
 *
 * @param epoch how many decisions had been made
 * @param score of all pods, 0 to 100; those count more that are larger parts of their hosts
 * @param total how many pods there are
 * @param pods the worst first
 */
record ScoresView(String supervisor, long epoch, double score, int total, List<ScoredPod> pods) {

  /**
   * @param score 0 to 100: 100 where nobody else is on the host, the less the more others reserve
   */
  record ScoredPod(String install, String workload, String host, double score) {

    static ScoredPod of(PodScore one) {
      return new ScoredPod(
          one.pod().install(), one.pod().slot().workload(), one.pod().slot().host(), one.score());
    }
  }

  static ScoresView of(Snapshot snapshot, int limit) {
    Balance balance = snapshot.balance();
    List<PodScore> scores = balance.scores();
    return new ScoresView(
        snapshot.supervisor(),
        snapshot.epoch(),
        balance.score(),
        scores.size(),
        scores.stream().limit(limit).map(ScoredPod::of).toList());
  }
}
