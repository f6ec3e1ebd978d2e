package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.placement.Decision;
import java.time.Instant;

/** An install at the turn of its Supervisor; requests of older generations have no answer. */
record Answering(Turn turn, PlacedInstall install) {

  void answer(Request request, Instant now) {
    long epoch = turn.nextEpoch();
    if (request.wanted() != null) {
      PlacementRequested wanted = request.wanted();
      if (install.enter(wanted.generation(), false)) {
        Decision decision = turn.decide(wanted);
        turn.log(Placement.of(wanted, epoch, decision, now));
        turn.tell(
            decision.placed()
                ? PlacementDecided.of(wanted, decision)
                : PlacementRefused.of(wanted, decision),
            request.event().next());
      }
    } else if (install.enter(request.release().generation(), true)) {
      turn.tell(PlacementLeaving.of(request.release()), request.event().next());
    }
  }
}
