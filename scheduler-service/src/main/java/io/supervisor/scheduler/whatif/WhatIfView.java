package io.supervisor.scheduler.whatif;

import io.supervisor.scheduler.capacity.HostUse;
import io.supervisor.scheduler.capacity.MoveView;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Forecast;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Remedy;
import io.supervisor.scheduler.placement.Slot;
import java.util.List;

/**
 * What would be.
 *
 * @param epoch how many decisions had been made on the Supervisor when it was looked at
 * @param moves pods of hosts that fail or are emptied, the largest first
 * @param placed true when every pod that was asked for has a host
 * @param slots where they would be
 * @param refused the workload without room; absent when there is none
 * @param danger what the failure of a host would do, which the settings of the Supervisor forbid:
 *     why it is refused although there is room; absent otherwise
 * @param rejections why: which filter removes which hosts
 * @param remedies the smallest changes that would let it in
 * @param clearing the fewest moves of pods, three at most, after which one pod of the refused
 *     workload would fit; empty when so few are not enough, or one alone would fit as it is
 * @param forecast for how many more pods there is room; where the settings tolerate the failure of
 *     a host, whichever of them fails
 * @param hosts all hosts afterwards
 */
record WhatIfView(
    String supervisor,
    long epoch,
    List<MoveView> moves,
    boolean placed,
    List<Planned> slots,
    String refused,
    String danger,
    List<Rejection> rejections,
    List<String> remedies,
    List<MoveView> clearing,
    List<Forecast> forecast,
    List<HostUse> hosts) {

  /** One pod of a workload on a host. */
  record Planned(String workload, String host, long cpuMillicores, long memoryMib) {

    static Planned of(Slot slot) {
      return new Planned(slot.workload(), slot.host(), slot.cpuMillicores(), slot.memoryMib());
    }
  }

  static WhatIfView of(
      Trial trial,
      List<MoveView> moves,
      Decision decision,
      List<MoveView> clearing,
      List<Forecast> forecast) {
    return new WhatIfView(
        trial.snapshot().supervisor(),
        trial.snapshot().epoch(),
        moves,
        decision.placed(),
        decision.slots().stream().map(Planned::of).toList(),
        decision.placed() ? null : decision.refused(),
        decision.danger().isEmpty() ? null : decision.danger(),
        decision.rejections(),
        decision.remedies().stream().map(Remedy::text).toList(),
        clearing,
        forecast,
        trial.whatIf().free().stream().map(HostUse::of).toList());
  }
}
