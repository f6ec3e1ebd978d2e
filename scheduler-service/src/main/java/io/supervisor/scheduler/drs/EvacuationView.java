package io.supervisor.scheduler.drs;

import io.supervisor.scheduler.capacity.MoveView;
import io.supervisor.scheduler.placement.Evacuation;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.List;

/**
 * How a host would be emptied.
 *
 * @param epoch how many decisions had been made; a plan of another epoch is void
 * @param takesPods whether the host still takes pods; it must not when it is emptied
 * @param moves in the order in which they are to be made
 * @param stranded pods that no other host takes, and why
 * @param staying pods of every host, and pods that nothing would make again: end those yourself
 */
record EvacuationView(
    String supervisor,
    String host,
    long epoch,
    boolean takesPods,
    List<DrsView.ProposedMove> moves,
    List<MoveView> stranded,
    List<StayingPod> staying) {

  /** A pod that is not moved. */
  record StayingPod(String install, String workload) {

    static StayingPod of(Held held) {
      return new StayingPod(held.install(), held.slot().workload());
    }
  }

  static EvacuationView of(Snapshot snapshot, String host) {
    Evacuation plan = snapshot.evacuation(host);
    return new EvacuationView(
        snapshot.supervisor(),
        host,
        snapshot.epoch(),
        snapshot.takesPods(host),
        plan.moves().stream().map(DrsView.ProposedMove::of).toList(),
        plan.stranded().stream().map(MoveView::of).toList(),
        plan.staying().stream().map(StayingPod::of).toList());
  }
}
