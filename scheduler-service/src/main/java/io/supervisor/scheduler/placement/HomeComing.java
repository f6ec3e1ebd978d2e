package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * How pods come back to a host that they left when it was emptied.
 *
 * @param moves in the order in which they are to be made, the largest pods first
 * @param stranded pods for which the host will not do now, and why
 */
public record HomeComing(List<Proposal> moves, List<Move> stranded) {

  /**
   * To a host that is there.
   *
   * @param free what is free on the hosts, slots taken off
   * @param held the slots there are
   * @param away those of the pods that left the host
   */
  public static HomeComing of(
      List<Room> free, List<Held> held, Policy policy, String host, List<Held> away) {
    WhatIf whatIf = new WhatIf(free, held, policy);
    List<Proposal> moves = new ArrayList<>();
    List<Move> stranded = new ArrayList<>();
    for (Move move : whatIf.moved(away, host)) {
      if (move.stranded()) {
        stranded.add(move);
      } else {
        moves.add(new Proposal(move.from(), host, Proposal.Reason.RETURN, 0, 0));
      }
    }
    return new HomeComing(moves, stranded);
  }
}
