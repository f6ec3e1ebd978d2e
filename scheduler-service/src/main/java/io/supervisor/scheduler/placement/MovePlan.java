package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which pods are to move, and which cannot.
 *
 * @param moves in the order in which they are to be made
 * @param stranded pods for which no host will do, and why
 */
public record MovePlan(List<Proposal> moves, List<Move> stranded) {

  static MovePlan of(List<Move> all, Proposal.Reason reason) {
    return new MovePlan(
        all.stream()
            .filter(Predicate.not(Move::stranded))
            .map(move -> new Proposal(move.from(), move.to(), reason, 0, 0))
            .toList(),
        all.stream().filter(Move::stranded).toList());
  }
}
