package io.supervisor.scheduler.decision;

import io.supervisor.platform.event.Lineage;
import io.supervisor.scheduler.placement.Decision;
import java.time.Instant;

/** An install at the turn of its Supervisor; requests of older generations have no answer. */
record Answering(Turn turn, PlacedInstall install) {

  void answer(Request request, Instant now) {
    long epoch = turn.nextEpoch();
    Lineage next = request.event().next();
    if (request.wanted() == null) {
      if (install.enter(request.release().generation(), true)) {
        turn.accept(request);
        turn.tell(PlacementLeaving.of(request.release()), next);
      }
    } else if (install.enter(request.wanted().generation(), false)) {
      answer(request, turn.decide(request.wanted()), epoch, now);
    }
  }

  private void answer(Request request, Decision decision, long epoch, Instant now) {
    PlacementRequested wanted = request.wanted();
    turn.log(Placement.of(wanted, epoch, decision, now));
    if (decision.placed()) {
      turn.accept(request);
      turn.tell(PlacementDecided.of(wanted, decision), request.event().next());
    } else {
      turn.refuse(request);
      turn.tell(PlacementRefused.of(wanted, decision), request.event().next());
    }
  }
}
