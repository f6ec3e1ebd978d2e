package io.supervisor.scheduler.placement;

/**
 * A move that would make things better.
 *
 * @param from the slot that would move
 * @param to the host it would move to
 * @param reason RULE (its host does not meet what the pod asks for), BALANCE, MAINTENANCE (its host
 *     is emptied), ROOM (another pod gets its place) or RETURN (its host was emptied, and takes
 *     pods again)
 * @param gain by how much the imbalance falls; 0 when it must be
 * @param cost what the move itself costs, in the same measure: the larger the pod, the more; 0 for
 *     MAINTENANCE, ROOM and RETURN
 */
public record Proposal(Held from, String to, Reason reason, double gain, double cost) {

  /** Why it is proposed. */
  public enum Reason {
    RULE,
    BALANCE,
    MAINTENANCE,
    ROOM,
    RETURN
  }
}
