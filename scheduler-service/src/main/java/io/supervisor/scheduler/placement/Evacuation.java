package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * How a host is emptied.
 *
 * @param moves in the order in which they are to be made, the largest pods first
 * @param stranded pods that no other host takes, and why
 * @param staying pods that nothing would make again, and those of every host
 */
public record Evacuation(List<Proposal> moves, List<Move> stranded, List<Held> staying) {

  /**
   * Of a host that is there; its pods go where new ones would.
   *
   * @param inventory with what is free on the hosts, slots taken off
   * @param held the slots there are
   */
  public static Evacuation of(Inventory inventory, List<Held> held, Policy policy, String host) {
    WhatIf whatIf = new WhatIf(inventory, held, policy);
    List<Held> there = held.stream().filter(one -> one.slot().host().equals(host)).toList();
    MovePlan plan = MovePlan.of(whatIf.evacuated(host), Proposal.Reason.MAINTENANCE);
    return new Evacuation(
        plan.moves(), plan.stranded(), there.stream().filter(one -> !one.slot().moves()).toList());
  }
}
