package io.supervisor.scheduler.drs;

import io.supervisor.scheduler.capacity.MoveView;
import io.supervisor.scheduler.placement.MovePlan;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.List;

/**
 * How pods would come back to a host.
 *
 * @param epoch how many decisions had been made; a plan of another epoch is void
 * @param moves in the order in which they are to be made
 * @param stranded pods for which the host will not do now, and why
 */
record HomeComingView(
    String supervisor,
    String host,
    long epoch,
    List<DrsView.ProposedMove> moves,
    List<MoveView> stranded) {

  static HomeComingView of(Snapshot snapshot, String host) {
    MovePlan plan = snapshot.homeComing(host);
    return new HomeComingView(
        snapshot.supervisor(),
        host,
        snapshot.epoch(),
        plan.moves().stream().map(DrsView.ProposedMove::of).toList(),
        plan.stranded().stream().map(MoveView::of).toList());
  }
}
