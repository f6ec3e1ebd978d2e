package io.supervisor.scheduler.capacity;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.scheduler.placement.Move;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Survival;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.List;

/**
 * Whether every pod would find another host if any one host failed.
 *
 * @param survives true when it would
 * @param losses hosts whose failure would leave pods without a host
 */
record HostLoss(String supervisor, long epoch, boolean survives, List<Loss> losses) {

  /**
   * @param moved pods that would find another host
   * @param stranded pods that would find none
   */
  record Loss(String host, int moved, List<MoveView> stranded) {}

  static HostLoss of(Snapshot snapshot) {
    if (snapshot.free().size() > Survival.MOST_HOSTS) {
      throw ApiFailure.of(
          ErrorType.UNSUPPORTED,
          "io.supervisor.capacity.toomany",
          "The Supervisor (%s) has more than %s hosts; ask for single ones with what-if.",
          snapshot.supervisor(),
          Integer.toString(Survival.MOST_HOSTS));
    }
    List<Loss> losses =
        snapshot.free().stream()
            .map(room -> of(snapshot, room))
            .filter(loss -> !loss.stranded().isEmpty())
            .toList();
    return new HostLoss(snapshot.supervisor(), snapshot.epoch(), losses.isEmpty(), losses);
  }

  private static Loss of(Snapshot snapshot, Room lost) {
    List<Move> moves = snapshot.survival().without(lost.host());
    List<MoveView> stranded = moves.stream().filter(Move::stranded).map(MoveView::brief).toList();
    return new Loss(lost.host(), moves.size() - stranded.size(), stranded);
  }
}
